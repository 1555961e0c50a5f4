/** Takes in one uploaded file with the choices made about it. */
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { parseForm } from '#kernel/form.ts';
import { refuse } from '#kernel/refusal.ts';
import { bytesOf } from '#kernel/server/import-job.ts';
import type { Choices } from './bring-back.ts';

const LARGEST = 20 * 1024 * 1024;
const MOST_CHOICES = 1024 * 1024;

const choicesShape = z.strictObject({
  apply: z.boolean().default(false),
  take: z.array(z.string().max(400)).max(20_000).default([]),
  leave: z.array(z.string().max(400)).max(20_000).default([]),
});

/** One file, and beside it the choices as JSON in the field `choices`. */
export async function upload(request: FastifyRequest): Promise<{ bytes: Uint8Array; name: string; choices: Choices }> {
  if (!request.isMultipart()) throw refuse('input.file', '请选择要导入的文件。');
  const part = await request.file({ limits: { files: 1, fileSize: LARGEST + 1, fields: 5, fieldSize: MOST_CHOICES } });
  if (!part) throw refuse('input.file', '请选择要导入的文件。');
  const bytes = await bytesOf(part.file);
  const field = part.fields.choices;
  const text = field && !Array.isArray(field) && 'value' in field ? String(field.value) : '{}';
  let given: unknown;
  try {
    given = JSON.parse(text);
  } catch {
    throw refuse('input.choices', '选择的内容没有传全，请重新导入一次。');
  }
  const choices = parseForm(choicesShape, given);
  const apply = choices.apply || (request.query as Record<string, string>).apply === '1';
  return { bytes, name: part.filename, choices: { ...choices, apply } };
}
