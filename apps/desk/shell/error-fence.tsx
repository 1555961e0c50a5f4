/** A page that breaks must not take the desk with it; nothing typed is lost, since drafts are kept outside. */
import { Component, type ReactNode } from 'react';
import { Trouble } from '#kernel/ui/index.ts';

interface State {
  readonly error: unknown;
}

export class ErrorFence extends Component<{ readonly children: ReactNode }, State> {
  override readonly state: State = { error: null };

  static getDerivedStateFromError(error: unknown): State {
    return { error };
  }

  override render(): ReactNode {
    return this.state.error ? (
      <Trouble error={this.state.error} retry={() => location.reload()} />
    ) : (
      this.props.children
    );
  }
}
