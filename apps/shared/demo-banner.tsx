/** Says on every page of a demonstration that it is one. Asked once; remembered, so that a page without a network says it too. */
import { useEffect, useState } from 'react';
import { get } from '#kernel/ui/api/client.ts';
import { readKept, writeKept } from '#kernel/ui/kept.ts';

const KEY = 'banner';

export function DemoBanner() {
  const [banner, setBanner] = useState(() => readKept<string>(KEY));
  useEffect(() => {
    get<{ readonly banner: string | null }>('/api/platform').then(
      (platform) => {
        writeKept(KEY, platform.banner);
        setBanner(platform.banner ?? undefined);
      },
      () => undefined,
    );
  }, []);
  return banner ? (
    <p className="demo-banner" role="note">
      {banner}
    </p>
  ) : null;
}
