import { Component } from 'react'
import type { ReactNode } from 'react'
import { Button } from '../ui/Button.tsx'
import classes from './frame.module.css'
import { useTexts } from './texts.tsx'

interface CrashScreenProps {
  readonly children: ReactNode
}

/** Catches a fault of one part of the screen; the frame around it keeps working. */
export class CrashScreen extends Component<CrashScreenProps, { readonly detail: string | null }> {
  override state: { readonly detail: string | null } = { detail: null }

  static getDerivedStateFromError(error: unknown): { readonly detail: string } {
    return { detail: error instanceof Error ? error.message : String(error) }
  }

  override render(): ReactNode {
    if (this.state.detail === null) return this.props.children
    return <CrashNotice detail={this.state.detail} onRetry={() => this.setState({ detail: null })} />
  }
}

function CrashNotice({ detail, onRetry }: { readonly detail: string; readonly onRetry: () => void }) {
  const { t } = useTexts()
  return (
    <div className={classes.crash} role="alert">
      <h2>{t('crash.title')}</h2>
      <p>{t('crash.kept')}</p>
      <Button kind="primary" onClick={onRetry}>
        {t('crash.reload')}
      </Button>
      <p>{t('crash.detail', { detail })}</p>
    </div>
  )
}
