import { useText } from "../services.ts";
import { QrCode } from "./QrCode.tsx";
import type { PartProps } from "./Sheet.tsx";
import { Lines, Words } from "./Words.tsx";
import styles from "./Sheet.module.css";

/** Who signed, a place for a pen or a seal, and what tells this version from every other. */
export function SheetFooter({ model, label }: PartProps) {
  const text = useText();
  const { name, title, license } = model.signer;
  return (
    <footer className={styles.footer}>
      <div className={styles.signer}>
        <p className={styles.tag}><Words said={label("report.signedBy")} /></p>
        <p><b>{name}</b> {title}</p>
        {license !== "" && <p>{text("report.license", { license })}</p>}
        <Lines said={model.signedAt} />
      </div>
      <div className={styles.seal}><Lines said={label("report.seal")} /></div>
      <div className={styles.digest}>
        <div className={styles.tag}><Lines said={label("report.digest")} /></div>
        <p>{model.sha256.slice(0, 32)}<wbr />{model.sha256.slice(32)}</p>
        <p>{text("app.name")}</p>
      </div>
      <QrCode content={model.code} label={text("report.qr", { digest: model.sha256 })} className={styles.qr} />
    </footer>
  );
}
