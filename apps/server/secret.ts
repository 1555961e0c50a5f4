/** The platform's own secret: signs entry codes, encrypts second factors. Made once, kept beside the data, readable by its owner alone. */
import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { refuse } from '#kernel/refusal.ts';

const BYTES = 32;

/** ZS_SECRET (64 hexadecimal digits; for several servers on one database), otherwise the file in the data folder, made when absent. */
export function platformSecret(
  dataDir: string,
  env: Readonly<Record<string, string | undefined>> = process.env,
): Uint8Array {
  if (env.ZS_SECRET) {
    if (!/^[0-9a-f]{64}$/i.test(env.ZS_SECRET))
      throw refuse('start.secret', 'ZS_SECRET 应为64位十六进制数。可用 openssl rand -hex 32 生成，各台服务器须一致。');
    return Buffer.from(env.ZS_SECRET, 'hex');
  }
  const path = join(dataDir, 'secret.key');
  if (!existsSync(path)) writeFileSync(path, randomBytes(BYTES).toString('hex'), { mode: 0o600, flag: 'wx' });
  return Buffer.from(readFileSync(path, 'utf8').trim(), 'hex');
}
