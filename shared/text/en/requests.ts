/** Sentences of the check, the requests and the answers to parents. Rule ids: shared/domain/requests/README.md. */
export const requestTexts = {
  'check.headline.ok_one': 'On {{day, day}} {{children}} children come; {{count}} worker may have {{most}}.',
  'check.headline.ok_other':
    'On {{day, day}} {{children}} children come; {{count}} workers may have {{most}}.',
  'check.headline.okLocation_one':
    'On {{day, day}} {{children}} children come to out-of-school care; {{count}} worker may have {{most}}.',
  'check.headline.okLocation_other':
    'On {{day, day}} {{children}} children come to out-of-school care; {{count}} workers may have {{most}}.',
  'check.headline.okWithDip_one':
    '{{children}} children come on {{day, day}}; {{count}} worker stays needed. A break is within the law.',
  'check.headline.okWithDip_other':
    '{{children}} children come on {{day, day}}; {{count}} workers stay needed. A break is within the law.',
  'check.headline.okAlone': 'On {{day, day}} this child comes alone; a worker is rostered already.',
  'check.headline.okProvisional_one':
    'On {{day, day}} {{children}} children come; still {{count}} worker needed.',
  'check.headline.okProvisional_other':
    'On {{day, day}} {{children}} children come; still {{count}} workers needed.',
  'check.headline.okProvisionalLocation_one':
    'On {{day, day}} {{children}} children come to out-of-school care; still {{count}} worker needed.',
  'check.headline.okProvisionalLocation_other':
    'On {{day, day}} {{children}} children come to out-of-school care; still {{count}} workers needed.',

  'check.headline.guaranteed_one':
    'On {{day, day}} {{count}} worker is needed then. The day was asked in time and is certain.',
  'check.headline.guaranteed_other':
    'On {{day, day}} {{count}} workers are needed then. The day was asked in time and is certain.',
  'check.sentence.guaranteed': 'On {{day, day}} there is a place: you asked in time.',
  'check.sentence.ok': 'On {{day, day}} there is a place, without extra staff.',
  'check.sentence.okProvisional':
    'On {{day, day}} there seems to be a place. It is certain once the roster is settled.',
  'check.sentence.full': 'On {{day, day}} the group is full between {{start, time}} and {{end, time}}.',
  'check.sentence.short_one':
    'On {{day, day}} between {{start, time}} and {{end, time}} we are {{count}} worker short for a child of age {{age}}.',
  'check.sentence.short_other':
    'On {{day, day}} between {{start, time}} and {{end, time}} we are {{count}} workers short for a child of age {{age}}.',
  'check.sentence.notAllowed': 'On {{day, day}} the law allows no further child of age {{age}} in the group.',
  'check.sentence.staff': 'On {{day, day}} there are not enough staff with the right training.',
  'check.sentence.space': 'On {{day, day}} our rooms are full.',
  'check.sentence.fixedFaces': 'On {{day, day}} none of your child’s fixed faces works in the group.',
  'check.sentence.rosterUnknown': 'The roster of {{day, day}} is not known yet.',
  'check.sentence.lawUnsure': 'For {{day, day}} we look at the rules once more.',
  'check.sentence.consent': 'Care in {{groupName}} needs your written consent.',
  'check.sentence.age': 'Your child’s age does not fit this group then.',
  'check.sentence.manager': 'The location manager still looks at {{day, day}}.',

  'check.groupMax.ok': 'The group becomes {{children}} of at most {{max}}.',
  'check.groupMax.full':
    'The group becomes {{children}} but may have {{max}} ({{start, time}}–{{end, time}}).',
  'check.groupMax.fullByLaw':
    'The group becomes {{children}} but may have {{max}} ({{start, time}}–{{end, time}}). The law does not allow it either.',
  'check.groupMax.notAllowed':
    'The law does not allow this group: {{children}} children of these ages ({{start, time}}–{{end, time}}).',

  'check.ageRange.ok': 'Age {{months, age}} fits the group ({{min, age}} to {{max, age}}).',
  'check.ageRange.outside': 'Age {{months, age}} does not fit the group ({{min, age}} to {{max, age}}).',
  'check.ageRange.ownOutside':
    'Age {{months, age}} is outside the own group ({{min, age}} to {{max, age}}). See whether that is right.',

  'check.ratio.ok':
    'Needed {{need}}, rostered {{rostered}} ({{start, time}}–{{end, time}}: {{before}}→{{after}} children).',
  'check.ratio.okProvisional':
    'Needed stays {{need}} ({{start, time}}–{{end, time}}: {{before}}→{{after}} children).',
  'check.ratio.okWithDip':
    'From {{start, time}} to {{end, time}} {{rostered}} of the {{need}} work. That is allowed, and this child does not change it.',
  'check.ratio.short_one':
    'Between {{start, time}} and {{end, time}} {{count}} worker is needed for {{after}} children; the roster has {{rostered}}.',
  'check.ratio.short_other':
    'Between {{start, time}} and {{end, time}} {{count}} workers are needed for {{after}} children; the roster has {{rostered}}.',
  'check.ratio.alreadyShort_one':
    'Between {{start, time}} and {{end, time}} you are {{count}} worker short already: {{before}} children, {{need}} needed, {{rostered}} rostered.',
  'check.ratio.alreadyShort_other':
    'Between {{start, time}} and {{end, time}} you are {{count}} workers short already: {{before}} children, {{need}} needed, {{rostered}} rostered.',
  'check.ratio.moreNeeded_one':
    'With this child {{count}} worker is needed, without it {{needBefore}} ({{start, time}}–{{end, time}}).',
  'check.ratio.moreNeeded_other':
    'With this child {{count}} workers are needed, without it {{needBefore}} ({{start, time}}–{{end, time}}).',
  'check.ratio.extraStaff_one':
    'Only with {{count}} extra worker ({{start, time}}–{{end, time}}: {{need}} needed, {{rostered}} rostered).',
  'check.ratio.extraStaff_other':
    'Only with {{count}} extra workers ({{start, time}}–{{end, time}}: {{need}} needed, {{rostered}} rostered).',
  'check.ratio.guaranteed_one':
    'Between {{start, time}} and {{end, time}} {{count}} worker is needed then (now {{needBefore}}, rostered {{rostered}}). Asked in time: plan the shift.',
  'check.ratio.guaranteed_other':
    'Between {{start, time}} and {{end, time}} {{count}} workers are needed then (now {{needBefore}}, rostered {{rostered}}). Asked in time: plan the shift.',
  'check.ratio.notAllowed':
    'This group is not allowed, not even with more staff ({{start, time}}–{{end, time}}, {{after}} children).',
  'check.ratio.lawUnsure':
    'The sum is right, but the law is not sure here ({{start, time}}–{{end, time}}). Check 1ratio.',
  'check.merged.ok':
    '{{group}} is together with {{others}} then, at {{hostName}} ({{start, time}}–{{end, time}}).',
  'check.merged.wouldFit':
    'Fits if {{group}} and {{others}} are together then, at {{hostName}} ({{start, time}}–{{end, time}}).',
  'check.merged.moved':
    'Moved to {{hostName}} ({{start, time}}–{{end, time}}), not {{group}}. The child is counted there.',
  'check.ratio.noLaw': 'For {{day, day}} no ratio rule is known.',
  'check.ratio.rosterUnknown': 'For {{day, day}} there are no shifts in the roster.',

  'check.closedDay.ok': 'Open on {{day, day}}.',
  'check.closedDay.weekday': 'We are not open on {{day, day}}.',
  'check.closedDay.publicHoliday': 'We are closed on {{day, day}}: public holiday.',
  'check.closedDay.closure': 'We are closed on {{day, day}}.',
  'check.openingHours.ok': '{{start, time}}–{{end, time}} is within the opening hours.',
  'check.openingHours.outside':
    '{{start, time}}–{{end, time}} is outside the opening hours ({{open, time}}–{{close, time}}).',
  'check.openingHours.reversed': 'The end {{end, time}} must be after the start {{start, time}}.',
  'check.openingHours.schoolUnknown': 'The school hours are not known. Fill in the times that are wanted.',
  'check.openingHours.atSchool':
    'The child has lessons then ({{schoolStart, time}}–{{schoolEnd, time}}). See whether that is right.',

  'check.contract.ok': 'There is a contract on {{day, day}}.',
  'check.contract.unknownChild': 'This child is not at this location.',
  'check.contract.none': 'This child has no contract at this location.',
  'check.contract.notStarted': 'The contract starts on {{start, date}}.',
  'check.contract.ended': 'The contract ended on {{end, date}}.',
  'check.contract.groupEnded': 'The group {{groupName}} does not exist then.',
  'check.contract.notFlexible': 'This child has no flexible contract then.',
  'check.contract.notOutOfSchool': 'This child has no contract for out-of-school care then.',
  'check.contract.suspended': 'The care of this child is suspended then.',
  'check.childAge.ok': 'Age on {{day, day}}: {{months, age}}.',
  'check.childAge.unborn': 'The child is not born yet then ({{birthDate, date}}).',
  'check.childAge.tooYoung': 'The child is too young then; from {{from, date}} it may come.',
  'check.childAge.tooOld': 'Day care of this child ends on {{until, date}}.',
  'check.alreadyPresent.ok': 'The child does not come then yet.',
  'check.alreadyPresent.partly':
    'The child comes for a part of the day already; {{minutes, hours}} hours are added.',
  'check.alreadyPresent.overlap': 'The child already comes then ({{start, time}}–{{end, time}}).',
  'check.alreadyPresent.absent': 'The child is signed off then ({{reasonCode}}).',
  'check.alreadyPresent.otherRequest': 'There is an open request for {{day, day}} already.',

  'check.givenDay.ok': 'The care of {{day, day}} {{start, time}}–{{end, time}} is given up.',
  'check.givenDay.okWhole': 'All care of {{day, day}} is given up.',
  'check.givenDay.closedHoliday': '{{day, day}} is a public holiday and may be swapped.',
  'check.givenDay.missing': 'Choose the day that is given up.',
  'check.givenDay.past': '{{day, day}} is over already.',
  'check.givenDay.notContracted': 'On {{day, day}} the child has no care to swap.',
  'check.givenDay.reversed': 'The end {{end, time}} of the day given up must be after {{start, time}}.',
  'check.givenDay.outsideCare': '{{start, time}}–{{end, time}} is outside the care of {{day, day}}.',
  'check.givenDay.absent': 'The child is absent already on {{day, day}} ({{reasonCode}}).',
  'check.givenDay.alreadyGiven': '{{day, day}} is swapped already.',
  'check.givenDay.alsoAsked': 'Another open request wants to swap {{day, day}} too.',
  'check.givenDay.closed': 'We are closed on {{day, day}}; that day cannot be swapped.',
  'check.givenDay.reasonNotAllowed': 'Swapping for this reason is not allowed here ({{reasonCode}}).',
  'check.givenDay.sameStretch': 'The time asked for is the time that is given up.',
  'check.givenDay.needRises':
    'Without this child more workers are needed on {{day, day}}. See whether that is right.',

  'check.window.calendarYear': 'Both days are in {{year}}.',
  'check.window.weeks_one': 'The days lie within {{count}} week of each other.',
  'check.window.weeks_other': 'The days lie within {{count}} weeks of each other.',
  'check.window.sameWeek': 'Both days are in week {{week, week}}.',
  'check.window.free': 'The day is within the known roster.',
  'check.window.otherYear': 'A swap stays within one calendar year.',
  'check.window.outsideWeeks_one': 'A swap stays within {{count}} week of {{day, day}}.',
  'check.window.outsideWeeks_other': 'A swap stays within {{count}} weeks of {{day, day}}.',
  'check.window.otherWeek': 'A swap stays within week {{week, week}}.',
  'check.window.outsideData': 'Nothing is known yet of {{day, date}}.',
  'check.noticePeriod.ok_one': '{{days}} days ahead (at least {{count}} day).',
  'check.noticePeriod.ok_other': '{{days}} days ahead (at least {{count}} days).',
  'check.noticePeriod.none': 'Asked in time.',
  'check.noticePeriod.past': '{{day, day}} is over already.',
  'check.noticePeriod.tooLate_one': 'Ask at least {{count}} day ahead. This is {{days}} ahead.',
  'check.noticePeriod.tooLate_other': 'Ask at least {{count}} days ahead. This is {{days}} ahead.',
  'check.noticePeriod.tooLateTime': 'Ask by {{day, day}} before {{until, time}}.',
  'check.balance.ok': '{{left}} of {{max}} swaps left in {{year}}.',
  'check.balance.usedUp_one':
    'This child swapped {{used}} times in {{year}} already; {{count}} time is allowed.',
  'check.balance.usedUp_other':
    'This child swapped {{used}} times in {{year}} already; {{count}} times are allowed.',
  'check.balance.enough':
    'The balance is enough: {{needed, hours}} hours needed, {{available, hours}} hours of {{paymentCode}}.',
  'check.balance.partly':
    'The balance is not enough: {{available, hours}} of {{needed, hours}} hours of {{paymentCode}}. The rest is invoiced ({{invoiced, hours}} hours).',
  'check.balance.short':
    'The balance is too small: {{needed, hours}} hours needed, {{available, hours}} hours of {{paymentCode}}.',
  'check.likeForLike.ok':
    'Not longer than what is given up ({{wanted, hours}} hours for {{given, hours}} hours).',
  'check.likeForLike.otherSetting': 'A swap stays within one kind of care.',
  'check.likeForLike.longer': '{{wanted, hours}} hours is more than the {{given, hours}} hours given up.',

  'check.minimumLength.ok': 'Long enough: {{minutes, hours}} hours.',
  'check.minimumLength.short':
    '{{minutes, hours}} hours is too short; ask for at least {{least, hours}} hours.',
  'check.minimumLength.steps': 'Choose whole steps of {{step}} minutes; this is {{minutes}} minutes.',
  'check.adjoining.ok': 'Joins the care of that day ({{start, time}}–{{end, time}}).',
  'check.adjoining.apart': 'A longer stay must join the care of that day ({{start, time}}–{{end, time}}).',
  'check.adjoining.otherGroup':
    'The child is in {{groupName}} then ({{start, time}}–{{end, time}}). Choose that group.',
  'check.adjoining.noCare': 'On {{day, day}} the child has no care to stay longer for.',
  'check.studyDay.ok': 'On {{day, day}} the child’s school is off.',
  'check.studyDay.none': 'On {{day, day}} the child’s school has no study day.',
  'check.studyDay.schoolUnknown': 'The child’s school is not known. Fill in the school.',
  'check.holidayPeriod.ok': 'Within the {{holidayCode}} ({{from, day}} to {{until, day}}).',
  'check.holidayPeriod.none': '{{day, day}} is in no school holiday for this child.',
  'check.guarantee.ok': 'Asked in time (until {{day, date}}): this day is certain.',
  'check.guarantee.tooLate': 'Asked after {{day, date}}: only possible when there is a place.',
  'check.payment.swap': 'The day that is given up pays for this day.',
  'check.payment.swapLeft':
    'The day that is given up pays for this day. {{left, hours}} hours of swap credit are left, until {{until, date}}.',
  'check.payment.invoice': 'Is invoiced: {{invoiced, hours}} hours, {{cents, money}}.',
  'check.payment.invoiceUnknown':
    'Is invoiced: {{invoiced, hours}} hours. There is no tariff for that day yet.',
  'check.payment.balance': 'Is taken off the balance: {{minutes, hours}} hours of {{paymentCode}}.',
  'check.payment.balanceAndInvoice':
    'Is taken off the balance: {{minutes, hours}} hours of {{paymentCode}}. Invoiced: {{invoiced, hours}} hours, {{cents, money}}.',
  'check.payment.balanceAndInvoiceUnknown':
    'Is taken off the balance: {{minutes, hours}} hours of {{paymentCode}}. Invoiced: {{invoiced, hours}} hours; there is no tariff yet.',
  'check.payment.notPossible': 'Paying with {{paymentCode}} is not possible for: {{kindCode}}.',
  'check.fixedFaces.ok': '{{name}} works in the group then ({{present}} of {{faces}} fixed faces).',
  'check.fixedFaces.missing': 'None of the {{faces}} fixed faces works in the group on {{day, day}}.',
  'check.fixedFaces.unknown': 'No fixed face is recorded. Check this.',
  'check.fixedFaces.varyingDays': 'Varying days: a fixed face is not required.',
  'check.fixedFaces.otherGroup': 'In another group with consent: a fixed face is not required.',
  'check.fixedFaces.rosterUnknown': 'Without a roster it cannot be seen yet which fixed face works.',
  'check.secondGroupConsent.ok': 'There is consent for {{groupName}} until {{until, date}}.',
  'check.secondGroupConsent.missing': 'Ask for written consent for {{groupName}} first.',
  'check.secondGroupConsent.ownGroupFits':
    'There is a place in the own group {{groupName}} too. Choose that.',

  'check.secondGroupConsent.flexible':
    'Flexible contract: placing in {{groupName}} is allowed where there is room.',
  'check.secondGroupConsent.holidayCare': 'In holidays care in {{groupName}} is allowed. Tell the parent.',
  'check.secondGroupConsent.thereAlready': 'The child is in {{groupName}} then already.',
  'check.traineeShare.ok': '{{trainees}} in training; {{max}} may count.',
  'check.traineeShare.unsure': '{{trainees}} in training; {{max}} may count for sure. Check this.',
  'check.traineeShare.tooMany': '{{trainees}} in training count; {{max}} may.',
  'check.traineeShare.noQualified': 'No qualified worker is in the group that day.',
  'check.space.ok': '{{children}} children; there is room for {{max}}.',
  'check.space.tooSmall': '{{children}} children; there is room for {{max}} (3.5 m² a child).',
  'check.preschoolEducation.ok': '{{need}} preschool educator needed, {{rostered}} rostered.',
  'check.preschoolEducation.short':
    '{{need}} preschool educator needed, {{rostered}} rostered ({{start, time}}–{{end, time}}).',
  'check.secrecy.preschool': 'With secrecy a child cannot be in a preschool education group ({{groupName}}).',
  'check.secrecy.ownGroup':
    'Secrecy and a preschool education group ({{groupName}}) do not go together. Find another group.',
  'check.otherLocation.no': 'Day care at another location is a change of contract, not a swap.',
  'check.rosterSettled.ok': 'The roster of week {{week, week}} is settled.',
  'check.rosterSettled.provisional':
    'The roster of week {{week, week}} is not settled yet. This is provisional.',

  'check.givenSide.freed_one':
    'On {{day, day}} there is {{count}} place then for a child of age {{age}} (now {{before}}).',
  'check.givenSide.freed_other':
    'On {{day, day}} there are {{count}} places then for a child of age {{age}} (now {{before}}).',
  'check.givenSide.unchanged': 'On {{day, day}} no place comes free for a child of age {{age}}.',
  'check.givenSide.closed': 'On {{day, day}} we were closed; nothing changes there.',
  'check.givenSide.unknown': 'The roster of {{day, day}} is not known yet.',

  'alternative.otherGroup': '{{day, day}} in {{groupName}}',
  'alternative.otherGroupFree_one': '{{day, day}} in {{groupName}} ({{count}} place free)',
  'alternative.otherGroupFree_other': '{{day, day}} in {{groupName}} ({{count}} places free)',
  'alternative.otherDaypart': '{{day, day}} {{daypartCode}} only, {{groupName}}',
  'alternative.otherDaypartFree_one': '{{day, day}} {{daypartCode}}, {{groupName}} ({{count}} place free)',
  'alternative.otherDaypartFree_other': '{{day, day}} {{daypartCode}}, {{groupName}} ({{count}} places free)',
  'alternative.otherDate': '{{day, day}}, {{groupName}}',
  'alternative.otherDateFree_one': '{{day, day}}, {{groupName}} ({{count}} place free)',
  'alternative.otherDateFree_other': '{{day, day}}, {{groupName}} ({{count}} places free)',

  'alternative.otherTimes': '{{day, day}} {{start, time}}–{{end, time}}, {{groupName}}',
  'reply.greeting': 'Dear parent,',
  'reply.approve.swapDay':
    'The swap of {{childName}} to {{day, day}} ({{start, time}}–{{end, time}}) is granted.',
  'reply.approve.swapDayProvisional':
    'The swap of {{childName}} to {{day, day}} ({{start, time}}–{{end, time}}) is probably possible. You will hear for certain once the roster is settled.',
  'reply.approve.extraDay':
    'The extra day of {{childName}} on {{day, day}} ({{start, time}}–{{end, time}}) is granted.',
  'reply.approve.extraDayProvisional':
    'The extra day of {{childName}} on {{day, day}} ({{start, time}}–{{end, time}}) is probably possible. You will hear for certain once the roster is settled.',
  'reply.approve.extraHour':
    'The extra time of {{childName}} on {{day, day}} ({{start, time}}–{{end, time}}) is granted.',
  'reply.approve.extraHourProvisional':
    'The extra time of {{childName}} on {{day, day}} ({{start, time}}–{{end, time}}) is probably possible. You will hear for certain once the roster is settled.',
  'reply.approve.flexibleDay':
    'The flexible day of {{childName}} on {{day, day}} ({{start, time}}–{{end, time}}) is granted.',
  'reply.approve.flexibleDayProvisional':
    'The flexible day of {{childName}} on {{day, day}} ({{start, time}}–{{end, time}}) is probably possible. You will hear for certain once the roster is settled.',
  'reply.approve.studyDay':
    'The care of {{childName}} on study day {{day, day}} ({{start, time}}–{{end, time}}) is granted.',
  'reply.approve.studyDayProvisional':
    'The care of {{childName}} on study day {{day, day}} ({{start, time}}–{{end, time}}) is probably possible. You will hear for certain once the roster is settled.',
  'reply.approve.holidayDay':
    'The holiday day of {{childName}} on {{day, day}} ({{start, time}}–{{end, time}}) is granted.',
  'reply.approve.holidayDayProvisional':
    'The holiday day of {{childName}} on {{day, day}} ({{start, time}}–{{end, time}}) is probably possible. You will hear for certain once the roster is settled.',
  'reply.givenEnds': 'The care on {{day, day}} from {{start, time}} to {{end, time}} is given up.',
  'reply.givenWholeEnds': 'All care on {{day, day}} is given up.',
  'reply.otherGroup': 'The care is in {{groupName}} then.',
  'reply.decline.swapDay': 'The swap of {{childName}} to {{day, day}} is unfortunately not possible.',
  'reply.decline.extraDay': 'The extra day of {{childName}} on {{day, day}} is unfortunately not possible.',
  'reply.decline.extraHour': 'The extra time of {{childName}} on {{day, day}} is unfortunately not possible.',
  'reply.decline.flexibleDay':
    'The flexible day of {{childName}} on {{day, day}} is unfortunately not possible.',
  'reply.decline.studyDay':
    'The care of {{childName}} on study day {{day, day}} is unfortunately not possible.',
  'reply.decline.holidayDay':
    'The holiday day of {{childName}} on {{day, day}} is unfortunately not possible.',
  'reply.canInstead':
    'What is possible: {{day, day}} from {{start, time}} to {{end, time}} in {{groupName}}.',
  'reply.offer.swapDay':
    'Instead {{childName}} can swap to {{day, day}} from {{start, time}} to {{end, time}} in {{groupName}}.',
  'reply.offer.extraDay':
    'Instead {{childName}} can come on {{day, day}} from {{start, time}} to {{end, time}} in {{groupName}}.',
  'reply.offer.extraHour':
    'Instead {{childName}} can come on {{day, day}} from {{start, time}} to {{end, time}} in {{groupName}}.',
  'reply.offer.flexibleDay':
    'Instead {{childName}} can come on {{day, day}} from {{start, time}} to {{end, time}} in {{groupName}}.',
  'reply.offer.studyDay':
    'Instead {{childName}} can come on {{day, day}} from {{start, time}} to {{end, time}} in {{groupName}}.',
  'reply.offer.holidayDay':
    'Instead {{childName}} can come on {{day, day}} from {{start, time}} to {{end, time}} in {{groupName}}.',
  'reply.offerAnswer': 'Will you let us know whether that suits?',
  'reply.consentNeeded': 'That needs your written consent beforehand.',
  'reply.swapIsService': 'A swap is a service, not a right.',
  'reply.extraIsCharged': 'Extra care is charged afterwards.',
  'reply.guaranteed': 'You asked in time, so this day is certain.',
  'reply.cost.invoice': 'We charge this afterwards: {{minutes, hours}} hours, {{cents, money}}.',
  'reply.cost.invoiceUnknown': 'We charge this afterwards: {{minutes, hours}} hours. The amount follows.',
  'reply.cost.balance': '{{minutes, hours}} hours are taken off the balance ({{paymentCode}}).',
  'reply.cost.left': 'You have {{minutes, hours}} hours of swap credit left. Use it by {{until, date}}.',
  'reply.waiting': '{{childName}} is on the waiting list for {{day, day}}.',
  'reply.waitingNews': 'You will hear from us when a place comes free.',
  'reply.cancel': 'The care of {{childName}} on {{day, day}} ({{start, time}}–{{end, time}}) is cancelled.',
  'reply.cancelCharged': 'We do charge this care, as the conditions say.',
  'reply.cancelFree': 'We do not charge this care.',
  'reply.closing': 'Kind regards, {{locationName}}',

  'swapReason.publicHoliday': 'public holiday',
  'swapReason.illness': 'illness',
  'swapReason.private': 'private',
  'payment.invoice': 'an invoice',
  'payment.swapCredit': 'swap credit',
  'payment.flex': 'flexible hours',
  'payment.holidayDays': 'holiday days',
  'absenceReason.ill': 'ill',
  'absenceReason.holiday': 'holiday',
  'absenceReason.other': 'signed off',
  'absenceReason.swappedAway': 'swapped',
  'absenceReason.suspended': 'care suspended',

  'requests.did.enter': 'Entered the request of {{childName}} ({{kindCode}} {{day, day}})',
  'requests.did.approve': 'Approved the request of {{childName}} ({{kindCode}} {{day, day}})',
  'requests.did.override': 'Approved the request of {{childName}} ({{kindCode}} {{day, day}}) anyway',
  'requests.did.decline': 'Declined the request of {{childName}} ({{kindCode}} {{day, day}})',
  'requests.did.offer': 'Offered {{childName}} an alternative ({{day, day}})',
  'requests.did.acceptOffer': 'Agreed the alternative ({{day, day}}) for {{childName}}',
  'requests.did.withdraw': 'Withdrew the request of {{childName}} ({{kindCode}} {{day, day}})',
  'requests.did.reopen': 'Put the request of {{childName}} ({{kindCode}} {{day, day}}) back',

  'requests.did.putOnWaitingList':
    'Put the request of {{childName}} ({{kindCode}} {{day, day}}) on the waiting list',
  'requests.did.cancelCare': 'Called off the care of {{childName}} ({{kindCode}} {{day, day}})',
  'requestStatus.open': 'open',
  'requestStatus.offered': 'waiting for the parent',
  'requestStatus.approved': 'approved',
  'requestStatus.declined': 'declined',
  'requestStatus.waiting': 'on the waiting list',
  'requestStatus.cancelled': 'called off',
  'requestStatus.withdrawn': 'withdrawn',

  'refusal.requestStatus': 'That is not possible: this request is {{statusCode}}.',
  'refusal.checkSaysNo': 'This is not possible. {{sentenceCode}}',
  'refusal.consentMissing': 'Ask for written consent for {{groupName}} first.',
  'refusal.offerOfOtherKind': 'This alternative does not belong to this request.',
  'refusal.givenPlaceTaken': 'The place on {{day, day}} has been given again since.',
  'refusal.requestTwice':
    '{{childName}} has this request already: {{kindCode}} {{day, day}} ({{statusCode}}).',
  'refusal.careIsPast': 'The care of {{day, day}} is over already.',
  'refusal.wishGivenDayMissing': 'Choose the day that is given up.',
  'refusal.wishTimesReversed': 'The end must be after the start.',
} as const
