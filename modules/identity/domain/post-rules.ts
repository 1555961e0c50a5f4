/** May this person be given this role in this unit? */
import { type Refusal, refuse } from '#kernel/refusal.ts';
import { excludedBy, roleNamed } from '../roles.ts';

export interface WantedPost {
  readonly person: string;
  readonly role: string;
  readonly unit_kind: string;
  readonly unit_state: string;
  readonly valid_from: string;
  readonly valid_until: string | null;
}

export interface HeldPost {
  readonly role: string;
  readonly same_unit: boolean;
  readonly valid_until: string | null;
}

/** Roles held today or later count, so that an exclusive role cannot be prepared for tomorrow. */
export function mayHold(
  wanted: WantedPost,
  held: readonly HeldPost[],
  granting: string,
  today: string,
): Refusal | undefined {
  const role = roleNamed(wanted.role);
  if (!role) return refuse('input.role', '没有这个角色，请从列表中选择。');
  if (wanted.person === granting) return refuse('right.same-person', '不能给自己授予岗位，请由另一位安全管理员办理。');
  if (wanted.unit_state !== 'active') return refuse('input.unit', '这个单位已撤销，不能再设岗位。请选择承接它的单位。');
  if (role.unit_kinds && !role.unit_kinds.includes(wanted.unit_kind))
    return refuse('input.role', `“${role.label}”不能设在这类单位，请核对单位或角色。`, {
      faults: [{ field: 'role', message: '与单位类别不符' }],
    });
  if (wanted.valid_until !== null && wanted.valid_until < wanted.valid_from)
    return refuse('input.day', '结束日期早于开始日期，请核对。', {
      faults: [{ field: 'valid_until', message: '不能早于开始日期' }],
    });
  const standing = held.filter((post) => post.valid_until === null || post.valid_until >= today);
  const excluded = excludedBy(wanted.role);
  const clash = standing.find((post) => excluded.includes(post.role));
  if (clash)
    return refuse(
      'right.exclusive-roles',
      `本人已是“${roleNamed(clash.role)?.label ?? clash.role}”，不能再任“${role.label}”：系统、安全、审计管理员三员分立，也不得兼任业务岗位。请先结束原岗位，或换一个人。`,
    );
  if (standing.some((post) => post.role === wanted.role && post.same_unit))
    return refuse('conflict.same', `本人在该单位已是“${role.label}”，不要重复授予。`);
  return undefined;
}
