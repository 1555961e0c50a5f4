/** What a password must be. Pure; whether it was used before is asked of the hashes elsewhere. */
import { SIGN_IN } from '../settings.ts';

const CLASSES = [/[a-z]/, /[A-Z]/, /[0-9]/, /[^a-zA-Z0-9]/];

/** Chinese words on what is wrong, or undefined. `names` are words it must not contain: user name, the person's name. */
export function passwordFault(password: string, names: readonly string[]): string | undefined {
  const length = [...password].length;
  if (length < SIGN_IN.password_min) return `口令至少${SIGN_IN.password_min}位，现为${length}位，请加长。`;
  if (password.length > SIGN_IN.password_max) return `口令最多${SIGN_IN.password_max}位，请缩短。`;
  const classes = CLASSES.filter((one) => one.test(password)).length;
  if (classes < SIGN_IN.password_classes)
    return `口令要包含大写字母、小写字母、数字、其他符号中的至少${SIGN_IN.password_classes}种。`;
  const lower = password.toLowerCase();
  if (names.some((name) => name.length > 1 && lower.includes(name.toLowerCase())))
    return '口令不能包含用户名或本人姓名，请换一个。';
  if (/^(.)\1*$/u.test(password)) return '口令不能是同一个字符的重复，请换一个。';
  return undefined;
}

/** Must it be changed because of its age? `set_at` and `now` are ISO instants. */
export function passwordIsOld(set_at: string, now: string): boolean {
  return Date.parse(now) - Date.parse(set_at) > SIGN_IN.password_days * 86_400_000;
}
