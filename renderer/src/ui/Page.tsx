import { useEffect } from 'react'
import type { ReactNode } from 'react'
import { useCurrentLocation } from '../app/session.tsx'
import classes from './controls.module.css'

interface PageProps {
  readonly title: string
  /** Said in the window title; the heading when left out. */
  readonly windowTitle?: string
  /** Period, view, primary act. */
  readonly tools?: ReactNode
  readonly isBusy?: boolean
  readonly children: ReactNode
}

/** A screen: its heading with tools, and the content below that scrolls by itself. */
export function Page({ title, windowTitle = title, tools, isBusy = false, children }: PageProps) {
  const location = useCurrentLocation()
  const fullTitle = location === undefined ? windowTitle : `${windowTitle} – ${location.name}`
  useEffect(() => {
    document.title = fullTitle
  }, [fullTitle])
  return (
    <div className={classes.page}>
      <div className={classes.pageHeader}>
        <h1>{title}</h1>
        {tools}
      </div>
      <div className={classes.pageBody} aria-busy={isBusy} data-page-body>
        {children}
      </div>
    </div>
  )
}
