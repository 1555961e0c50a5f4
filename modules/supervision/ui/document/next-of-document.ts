/** The next step of a supervision document, in words. Pure. */
const NEXT: Readonly<Record<string, string>> = {
  draft: '下一步：核对草稿后送审',
  review: '下一步：由起草人以外的负责人审签发文',
  issued: '下一步：被监督单位反馈整改情况',
  replied: '下一步：监督机构核查整改',
  'rectify-again': '下一步：被监督单位继续整改并再次反馈',
  accepted: '下一步：监督机构销号',
  closed: '已结束，没有下一步',
};

export const nextOfDocument = (state: string): string => NEXT[state] ?? '';
