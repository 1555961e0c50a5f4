/** JSON Schema of fields, for the API document. Checking is done in one place, by `kernel/form.ts`. */
import type { Field } from '../record.ts';

export type JsonSchema = Readonly<Record<string, unknown>>;

function base(field: Field): Record<string, unknown> {
  switch (field.kind) {
    case 'int':
    case 'money':
      return { type: 'integer' };
    case 'bool':
      return { type: 'boolean' };
    case 'day':
      return { type: 'string', format: 'date' };
    case 'instant':
      return { type: 'string', format: 'date-time' };
    case 'ref':
      return { type: 'string', format: 'uuid' };
    case 'refs':
    case 'files':
      return { type: 'array', items: { type: 'string', format: 'uuid' } };
    case 'choice':
      return field.choices ? { type: 'string', enum: field.choices.map((c) => c.value) } : { type: 'string' };
    case 'choices':
      return { type: 'array', items: { type: 'string' } };
    case 'json':
      return {};
    default:
      return { type: 'string' };
  }
}

/** One field with its Chinese label and unit. */
export function fieldJsonSchema(field: Field): JsonSchema {
  const unit = field.kind === 'money' ? '分' : field.unit;
  const words = [
    unit ? `单位：${unit}` : '',
    field.hint ?? '',
    field.dictionary ? `字典：${field.dictionary}` : '',
  ].filter(Boolean);
  return { ...base(field), title: field.label, ...(words.length > 0 ? { description: words.join('；') } : {}) };
}

/** An object of fields. */
export function fieldsJsonSchema(fields: Readonly<Record<string, Field>>): JsonSchema {
  return {
    type: 'object',
    properties: Object.fromEntries(Object.entries(fields).map(([name, field]) => [name, fieldJsonSchema(field)])),
    required: Object.entries(fields)
      .filter(([, field]) => field.required)
      .map(([name]) => name),
  };
}
