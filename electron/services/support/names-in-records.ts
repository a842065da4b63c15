import type { RowReader } from '../../db/repositories/row-store.ts'

/** Every name in the records: of people, places and houses. What is free text is never in a file for support at all. */
export function namesInRecords(rows: Pick<RowReader, 'listRows'>): readonly string[] {
  const people = [...rows.listRows('child', {}), ...rows.listRows('staff_member', {})]
  const named = [
    ...rows.listRows('organisation', {}),
    ...rows.listRows('legal_entity', {}),
    ...rows.listRows('location', {}),
    ...rows.listRows('school', {}),
    ...rows.listRows('account', {}),
    ...rows.listRows('child_contact', {}),
  ]
  return [
    ...people.flatMap(({ firstName, surname }) => [firstName, surname]),
    ...named.map(({ name }) => name),
    ...rows.listRows('consent', {}).flatMap(({ givenBy, withdrawnBy }) => [givenBy, withdrawnBy]),
    ...rows
      .listRows('handover_agreement', {})
      .flatMap(({ parentName, managerName }) => [parentName, managerName]),
    ...rows.listRows('child_file', {}).map(({ address }) => address),
  ]
}
