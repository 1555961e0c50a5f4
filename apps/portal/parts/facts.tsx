import type { ReactNode } from 'react';
import { Link } from '../../shared/address.tsx';

export interface Fact {
  readonly name: string;
  readonly value: ReactNode;
  /** Where to change it, on a page that asks to check the answers. */
  readonly change?: string;
}

/** Names and values. */
export function Facts({ facts }: { readonly facts: readonly Fact[] }) {
  return (
    <dl className="facts">
      {facts.map((fact) => (
        <div key={fact.name}>
          <dt>{fact.name}</dt>
          <dd>
            {fact.change ? (
              <Link to={fact.change} className="change">
                修改<span className="unseen">{fact.name}</span>
              </Link>
            ) : null}
            {fact.value}
          </dd>
        </div>
      ))}
    </dl>
  );
}
