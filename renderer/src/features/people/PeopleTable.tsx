import type { PersonView } from '#shared/ipc/calls/people.ts'
import { writeShortDate } from '#shared/text/formats.ts'
import { useSession } from '../../app/session.tsx'
import { useTexts } from '../../app/texts.tsx'
import { Button } from '../../ui/Button.tsx'
import { Table } from '../../ui/Table.tsx'
import classes from './people.module.css'

interface PeopleTableProps {
  readonly people: readonly PersonView[]
  readonly mayManage: boolean
  readonly onChoose: (person: PersonView) => void
}

export function PeopleTable({ people, mayManage, onChoose }: PeopleTableProps) {
  const { t, word } = useTexts()
  const { locations } = useSession()
  const writePlaces = (ids: readonly string[]) =>
    ids.length === 0
      ? t('people.everywhere')
      : ids.map((id) => locations.find((location) => location.id === id)?.name ?? id).join(', ')
  return (
    <Table
      region={t('people.table')}
      columns={[
        t('people.name'),
        t('people.role'),
        t('people.where'),
        t('people.until'),
        t('people.signsInHere'),
        t('people.pin'),
        ...(mayManage ? [{ hidden: t('people.change') }] : []),
      ]}
    >
      {people.map((person) => (
        <tr key={person.actorId}>
          <th scope="row">
            {person.name}
            {person.isYou ? <span className={classes.you}> {t('people.you')}</span> : null}
          </th>
          <td>{word(`role.${person.role}`)}</td>
          <td>{writePlaces(person.locationIds)}</td>
          <td>{person.accountUntil === null ? '–' : writeShortDate(person.accountUntil)}</td>
          <td>{t(person.slotId === null ? 'people.no' : 'people.yes')}</td>
          <td>{t(person.hasPin ? 'people.yes' : 'people.no')}</td>
          {mayManage ? (
            <td>
              <Button
                size="small"
                aria-label={t('people.changeOf', { name: person.name })}
                onClick={() => onChoose(person)}
              >
                {t('people.change')}
              </Button>
            </td>
          ) : null}
        </tr>
      ))}
    </Table>
  )
}
