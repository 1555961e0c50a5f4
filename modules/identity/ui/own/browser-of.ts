/** What a browser calls itself, in words a person recognises. Pure; unknown ones are said to be unknown. */
const SYSTEMS: readonly (readonly [RegExp, string])[] = [
  [/Android/, '安卓手机'],
  [/iPhone|iPad/, '苹果手机或平板'],
  [/Windows/, 'Windows 电脑'],
  [/Mac OS X/, '苹果电脑'],
  [/Linux|UOS|Kylin/, 'Linux 或国产系统电脑'],
];
const BROWSERS: readonly (readonly [RegExp, string])[] = [
  [/Edg\//, 'Edge'],
  [/Firefox\//, '火狐'],
  [/Chrom(e|ium)\//, 'Chrome 内核浏览器'],
  [/Safari\//, 'Safari'],
];

export function browserOf(agent: string | null): string {
  const system = SYSTEMS.find(([pattern]) => pattern.test(agent ?? ''))?.[1];
  const browser = BROWSERS.find(([pattern]) => pattern.test(agent ?? ''))?.[1];
  return [system, browser].filter(Boolean).join('　') || '未知设备';
}
