import { Component, type ReactNode } from "react";

interface Props {
  /** Where the reader is: elsewhere, all is tried again. */
  readonly place: string;
  readonly children: ReactNode;
  readonly fallback: ReactNode;
}

interface State {
  readonly place: string;
  readonly hasFailed: boolean;
}

/** Our own bugs throw; the reader sees that something is wrong, never a blank page. React offers this to classes only. */
export class ErrorBoundary extends Component<Props, State> {
  override state: State = { place: this.props.place, hasFailed: false };

  static getDerivedStateFromProps({ place }: Props, state: State): State | null {
    return place === state.place ? null : { place, hasFailed: false };
  }

  static getDerivedStateFromError(): Pick<State, "hasFailed"> {
    return { hasFailed: true };
  }

  override render(): ReactNode {
    return this.state.hasFailed ? this.props.fallback : this.props.children;
  }
}
