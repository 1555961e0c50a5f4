/** Where a plan stands on its way: four steps, the present one said. */
const STEPS = [
  { label: '编制', states: ['draft', 'returned'] },
  { label: '负责人审批', states: ['head-review'] },
  { label: '报送司法行政部门', states: ['approved'] },
  { label: '审查或备案', states: ['filed'] },
  { label: '实施', states: ['reviewed'] },
] as const;

export function PlanSteps({ state }: { readonly state: string }) {
  if (state === 'withdrawn') return null;
  return (
    <ol className="ins-steps" aria-label="办理步骤">
      {STEPS.map(({ label, states }) => (
        <li key={label} aria-current={(states as readonly string[]).includes(state) ? 'step' : undefined}>
          {label}
        </li>
      ))}
    </ol>
  );
}
