/** Says on every page of a demonstration that it is one. Asked once; remembered, so that a page without a network says it too. */
import { useEffect, useState } from 'react';
import { get } from '#kernel/ui/api/client.ts';
import { readKept, writeKept } from '#kernel/ui/kept.ts';

const KEY = 'platform';

export function DemoBanner() {
  const [platform, setPlatform] = useState(() => readKept<string>(KEY));
  useEffect(() => {
    get<{ readonly platform: string }>('/api/health').then(
      (health) => {
        writeKept(KEY, health.platform);
        setPlatform(health.platform);
      },
      () => undefined,
    );
  }, []);
  return platform === 'demo' ? (
    <p className="demo-banner" role="note">
      演示环境：单位、人员、企业和数据均为虚构
    </p>
  ) : null;
}
