import { z } from 'zod';
import { query } from '#kernel/query.ts';
import { loadRecordDocument } from './load-record-document.ts';

/** 现场检查笔录 as its blocks, for the screen to show before it is printed. */
export const recordDocumentQuery = query({
  name: 'inspection.record-document',
  label: '现场检查笔录',
  right: 'inspection.read',
  input: () => z.strictObject({ id: z.uuid({ error: '检查编号不对，请从列表中打开' }) }),
  run: (read, { input, ctx }) => loadRecordDocument(read, input.id, ctx),
});
