import { createTheme, Input, Modal, Notification, Popover } from '@mantine/core'
import type { MantineColorSchemeManager } from '@mantine/core'
import { DatePicker } from '@mantine/dates'
import type { Texts } from './texts.tsx'

/**
 * Everything Mantine does not do well enough by itself, in one place: names for buttons that have only an icon, Dutch
 * words for the calendar, and nothing that would need an inline style sheet (`lockScroll` injects one).
 */
export function makeTheme({ t }: Texts) {
  const calendarLabels = { previousMonth: t('day.previousMonth'), nextMonth: t('day.nextMonth') }
  return createTheme({
    fontFamily: 'var(--font)',
    respectReducedMotion: true,
    // Drawn as in `base.css`: two-tone, visible on every fill. See mantine.css.
    focusRing: 'auto',
    components: {
      Input: Input.extend({
        vars: () => ({
          wrapper: { '--input-height': 'var(--control-height)', '--input-fz': 'var(--text-md)' },
        }),
      }),
      Modal: Modal.extend({
        defaultProps: {
          lockScroll: false,
          // `useFocusReturn` does it: a field with autofocus would be taken for where the focus came from.
          returnFocus: false,
          // Its header element lies outside the page's main part and would count as a second banner.
          attributes: { header: { role: 'none' } },
          transitionProps: { duration: 0 },
          closeButtonProps: { 'aria-label': t('ui.close') },
        },
      }),
      Popover: Popover.extend({ defaultProps: { transitionProps: { duration: 0 }, withinPortal: true } }),
      Notification: Notification.extend({
        defaultProps: { closeButtonProps: { 'aria-label': t('ui.close') } },
      }),
      DatePicker: DatePicker.extend({ defaultProps: { ariaLabels: calendarLabels } }),
    },
  })
}

/** The theme lives in the settings, so Mantine keeps nothing of its own in the browser. */
export const settingsDecideColourScheme: MantineColorSchemeManager = {
  get: (defaultValue) => defaultValue,
  set: () => {},
  subscribe: () => {},
  unsubscribe: () => {},
  clear: () => {},
}
