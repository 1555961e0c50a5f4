/** The form of a session as its screen sends it. */
export const lesson = (more: Record<string, unknown> = {}) => ({
  title: '行政处罚法专题',
  round: null,
  kind: 'public_law',
  hours: 30,
  course: 'general',
  form: 'course',
  place: '会议室',
  teacher: null,
  level: 'unit',
  township: false,
  field: null,
  joint_units: null,
  papers: null,
  units: null,
  ...more,
});
