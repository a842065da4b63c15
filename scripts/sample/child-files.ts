import { Buffer } from 'node:buffer'
import type {
  ChildContact,
  ChildFile,
  Consent,
  ConsentKind,
  HandoverAgreement,
  Secrecy,
} from '#shared/domain/child-file/model.ts'
import { consentKinds } from '#shared/domain/child-file/model.ts'
import { fullName } from '#shared/domain/children/person-name.ts'
import type { Child } from '#shared/domain/children/model.ts'
import type { BaseGroup } from '#shared/domain/organisation/model.ts'
import type { ProcessingRestriction } from '#shared/domain/privacy/model.ts'
import { derivedId } from '#shared/import/derived-id.ts'
import { bytesOfBase64 } from '#shared/kernel/base64.ts'
import { must } from '#shared/kernel/invariant.ts'
import { sha256OfBytes } from '#shared/kernel/sha-256.ts'
import { isoDay } from '#shared/kernel/time.ts'
import type { Instant } from '#shared/kernel/time.ts'
import type { CarePlan } from './care-plan.ts'
import { createSeededRandom } from './seeded-random.ts'
import type { SeededRandom } from './seeded-random.ts'
import { smallPaper } from './small-paper.ts'

const parentNames = [
  ...['Eva', 'Mark', 'Sara', 'Tom', 'Naima', 'Jeroen', 'Ilse', 'Karim', 'Marieke', 'Bas'],
  ...['Yasmina', 'Peter', 'Lotte', 'Mehmet', 'Anke', 'Ruben', 'Chantal', 'Wouter', 'Fatma', 'Niels'],
] as const
const others = [
  ['oma', ['Riet', 'Gerda', 'Corrie', 'Khadija', 'Wil']],
  ['opa', ['Henk', 'Piet', 'Hassan', 'Joop', 'Cor']],
  ['buurvrouw', ['Truus', 'Ans', 'Meryem', 'Els', 'Joke']],
] as const
const streets = ['Kastanjelaan', 'Molenweg', 'Schoolstraat', 'Beukenhof', 'Dorpsstraat', 'Parallelweg']
const allergies = ['pinda', 'koemelk', 'ei', 'noten', 'huisstofmijt', 'kat', 'gluten']
const diets = ['vegetarisch', 'geen varkensvlees', 'halal', 'lactosevrij']
const medical = [
  'EpiPen in de rode tas van de groep. Bij dikke lippen direct prikken en 112 bellen.',
  'Pufje met voorzetkamer bij benauwdheid, ligt in de la bij de commode.',
  'Koortsstuip gehad in 2025. Bij 38,5 graden ouders bellen.',
]

export interface SampleFiles {
  readonly files: readonly ChildFile[]
  readonly contacts: readonly ChildContact[]
  readonly consents: readonly Consent[]
  readonly handovers: readonly HandoverAgreement[]
  readonly secrecies: readonly Secrecy[]
  readonly restrictions: readonly ProcessingRestriction[]
}

/** What is kept of the children, with chance of its own, so that nothing else of the sample moves. FILE-1, FILE-2 */
export function planChildFiles(care: CarePlan, groups: readonly BaseGroup[]): SampleFiles {
  const random = createSeededRandom(2026_05_04)
  const families = new Map<string, readonly FamilyContact[]>()
  const addresses = new Map<string, string>()
  const files: ChildFile[] = []
  const contacts: ChildContact[] = []
  const consents: Consent[] = []
  for (const child of care.children) {
    const people = families.get(child.familyId) ?? planPeople(child, random)
    families.set(child.familyId, people)
    const address = addresses.get(child.familyId) ?? addressOf(random)
    addresses.set(child.familyId, address)
    files.push(planFile(child, address, random))
    contacts.push(...people.map((person, at) => contactOf(child, person, at)))
    consents.push(...planConsents(child, must(people[0], 'a family has a parent').name, random))
  }
  const [secret, hidden, restricted] = someOf(care, groups, 'dayCare')
  const [walker, collected] = someOf(care, groups, 'outOfSchoolCare')
  return {
    files: files.map((file) => (file.childId === hidden?.id ? { ...file, isAddressSecret: true } : file)),
    contacts,
    consents,
    handovers: [
      ...(walker === undefined ? [] : [walksAlone(walker, dayOf(care, walker), contacts)]),
      ...(collected === undefined ? [] : [collectedByOther(collected, dayOf(care, collected), contacts)]),
    ],
    secrecies: secret === undefined ? [] : [secrecyOf(secret)],
    restrictions: restricted === undefined ? [] : [restrictionOf(restricted)],
  }
}

/** Children of one kind of care, who have been here a while, the last of the list first: nobody tells a story about them. */
function someOf(
  care: CarePlan,
  groups: readonly BaseGroup[],
  setting: BaseGroup['setting'],
): readonly Child[] {
  const known = isoDay('2026-09-01')
  const preschool = new Set(groups.filter((group) => group.isPreschoolEducation).map(({ id }) => id))
  const asked = new Set(
    care.contracts
      .filter(
        ({ setting: kind, form, startDate, endDate }) =>
          kind === setting && form === 'fixed' && startDate <= known && endDate === null,
      )
      .map(({ childId }) => childId),
  )
  const apart = new Set(
    care.contracts.filter(({ groupId }) => preschool.has(groupId)).map(({ childId }) => childId),
  )
  return care.children.filter(({ id }) => asked.has(id) && !apart.has(id)).toReversed()
}

interface FamilyContact {
  readonly name: string
  readonly relation: string
  readonly phone: string
  readonly isParent: boolean
}

function planPeople(child: Child, random: SeededRandom): readonly FamilyContact[] {
  const surname = fullName({ ...child, firstName: '' }).trim()
  const [one, two] = random.shuffle(parentNames)
  const [relation, names] = random.pick(others)
  const isAlone = random.isLucky(0.15)
  return [
    { name: `${one} ${surname}`, relation: 'ouder', phone: phoneOf(random), isParent: true },
    ...(isAlone
      ? []
      : [{ name: `${two} ${surname}`, relation: 'ouder', phone: phoneOf(random), isParent: true }]),
    { name: `${random.pick<string>(names)} ${surname}`, relation, phone: phoneOf(random), isParent: false },
  ]
}

/** Numbers that begin so are given to nobody. */
function phoneOf(random: SeededRandom): string {
  const pair = () => String(random.between(0, 99)).padStart(2, '0')
  return `06 00 ${pair()} ${pair()} ${pair()}`
}

function contactOf(child: Child, person: FamilyContact, at: number): ChildContact {
  return {
    id: derivedId('contact', child.id, at + 1),
    childId: child.id,
    ...person,
    isEmergency: true,
    mayCollect: true,
    sortOrder: at + 1,
  }
}

function addressOf(random: SeededRandom): string {
  return `${random.pick(streets)} ${random.between(1, 180)}, Westerveld`
}

function planFile(child: Child, address: string, random: SeededRandom): ChildFile {
  return {
    id: child.id,
    childId: child.id,
    address,
    isAddressSecret: false,
    diet: random.isLucky(0.15) ? random.pick(diets) : '',
    allergies: random.isLucky(0.12) ? random.pick(allergies) : '',
    medicalNotes: random.isLucky(0.05) ? random.pick(medical) : '',
    notes: '',
  }
}

const chanceOf: Readonly<Record<ConsentKind, number>> = {
  photo: 0.8,
  video: 0.55,
  outing: 0.92,
  schoolSharing: 0.4,
}

function planConsents(child: Child, parent: string, random: SeededRandom): readonly Consent[] {
  return consentKinds.flatMap((kind) => {
    const isGiven = random.isLucky(chanceOf[kind])
    const isWithdrawn = random.isLucky(0.06)
    if (!isGiven || (kind === 'schoolSharing' && child.schoolId === null)) return []
    const givenOn = isoDay('2026-09-01')
    return [
      {
        id: derivedId('toestemming', child.id, kind, givenOn),
        ...{ childId: child.id, kind, givenOn, givenBy: parent },
        withdrawnOn: isWithdrawn ? isoDay('2026-10-12') : null,
        withdrawnBy: isWithdrawn ? parent : '',
      },
    ]
  })
}

/** A weekday on which the child comes, in words. */
function dayOf(care: CarePlan, child: Child): string {
  const own = new Set(care.contracts.filter(({ childId }) => childId === child.id).map(({ id }) => id))
  const line = care.contractDays.find(({ contractId }) => own.has(contractId))
  const names = ['maandag', 'dinsdag', 'woensdag', 'donderdag', 'vrijdag']
  return must(names[(line?.weekday ?? 1) - 1], 'the house is closed at the weekend')
}

function walksAlone(child: Child, weekday: string, contacts: readonly ChildContact[]): HandoverAgreement {
  const agreement = `${child.firstName} loopt op ${weekday} om 17:00 alleen naar huis.`
  return agreed('A001', child, 'walksAlone', agreement, contacts)
}

function collectedByOther(
  child: Child,
  weekday: string,
  contacts: readonly ChildContact[],
): HandoverAgreement {
  const other = contacts.find(({ childId, isParent }) => childId === child.id && !isParent)
  const agreement = `${other?.name ?? 'Oma'} haalt ${child.firstName} elke ${weekday} op.`
  return agreed('A002', child, 'collectedByOther', agreement, contacts)
}

function agreed(
  id: string,
  child: Child,
  kind: HandoverAgreement['kind'],
  agreement: string,
  contacts: readonly ChildContact[],
): HandoverAgreement {
  const parent = must(
    contacts.find(({ childId, isParent }) => childId === child.id && isParent),
    'every child has a parent',
  )
  const manager = { id: 'M22', name: 'Karin Brandsma' }
  const lines = [
    'Afspraak over halen en naar huis gaan',
    `Kind: ${fullName(child)}`,
    agreement,
    'Geldt vanaf 01-10-2026, tot nader bericht.',
    `Getekend: ${parent.name} (ouder) en ${manager.name} (locatiemanager)`,
  ]
  const document = Buffer.from(smallPaper(lines), 'latin1').toString('base64')
  return {
    id,
    childId: child.id,
    kind,
    agreement,
    validFrom: isoDay('2026-10-01'),
    validUntil: null,
    parentName: parent.name,
    managerName: manager.name,
    managerId: manager.id,
    signedAt: '2026-09-28T15:30:00.000Z' as Instant,
    document,
    documentDigest: sha256OfBytes(bytesOfBase64(document)),
  }
}

function secrecyOf(child: Child): Secrecy {
  const validFrom = isoDay('2026-11-02')
  return {
    id: derivedId('geheimhouding', child.id, validFrom),
    childId: child.id,
    requestedOn: isoDay('2026-10-30'),
    validFrom,
    validUntil: null,
  }
}

function restrictionOf(child: Child): ProcessingRestriction {
  const validFrom = isoDay('2026-11-09')
  return {
    id: derivedId('beperking', child.id, validFrom),
    childId: child.id,
    reason: 'Ouder maakt bezwaar; het onderzoek loopt.',
    validFrom,
    validUntil: null,
  }
}
