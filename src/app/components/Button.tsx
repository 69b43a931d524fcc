import type { ComponentProps } from "react";
import styles from "./Button.module.css";

type Look = "plain" | "primary" | "harm" | "quiet";

export function Button({ look = "plain", className, ...rest }: ComponentProps<"button"> & { readonly look?: Look }) {
  return <button type="button" className={[styles.button, styles[look], className].filter(Boolean).join(" ")} {...rest} />;
}
