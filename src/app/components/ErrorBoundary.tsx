import { Component, type ReactNode } from "react";

interface Props {
  /** Where the reader is: elsewhere, all is tried again. */
  readonly place: string;
  readonly children: ReactNode;
  readonly fallback: ReactNode;
}

/** Our own bugs throw; the reader sees that something is wrong, never a blank page. React offers this to classes only. */
export class ErrorBoundary extends Component<Props, { readonly hasFailed: boolean }> {
  override state = { hasFailed: false };

  static getDerivedStateFromError(): { readonly hasFailed: boolean } {
    return { hasFailed: true };
  }

  override componentDidUpdate({ place }: Props): void {
    if (this.state.hasFailed && place !== this.props.place) this.setState({ hasFailed: false });
  }

  override render(): ReactNode {
    return this.state.hasFailed ? this.props.fallback : this.props.children;
  }
}
