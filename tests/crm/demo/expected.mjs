// Judgements that domain.md leaves no room to argue about. `priority: null` and a missing `total` mean "not asserted".
// `signals` must be found (others may be too); those in `absent` must not be.

export const coreSignals = ['overdue-2x', 'chased-twice', 'threat', 'ultimatum', 'not-cared-for'];
const allSignals = [
  ...coreSignals,
  'low-score',
  'refund-request',
  'public-scene',
  'repeat-repair',
  'safety',
  'already-posted',
  'quiet',
  'promise-broken',
];

const calm = (ticketId, total) => ({ ticketId, priority: 'P3', ...(total && { total }), signals: [], absent: allSignals });
const judged = (ticketId, priority, signals, { total, absent = [] } = {}) => ({
  ticketId,
  priority,
  ...(total && { total }),
  signals,
  absent,
});

export const expectedAssessments = [
  calm(1, 15), // 3 days, R0 I10 T5 E0
  judged(2, 'P2', ['threat'], { absent: ['overdue-2x', 'chased-twice', 'already-posted'] }), // 12 days, R10 I10 T10 E10 (40) or E15 (45)
  judged(3, 'P2', ['overdue-2x', 'quiet', 'promise-broken'], { absent: ['chased-twice', 'threat', 'ultimatum'] }),
  calm(4), // 没事 in good humour, car fixed
  calm(5), // closed with thanks
  calm(6), // 我不是要投诉
  calm(7), // the advisor says 投诉
  calm(8), // quotes somebody else's 投诉
  judged(9, 'P3', ['repeat-repair', 'not-cared-for'], { absent: ['overdue-2x', 'threat'] }),
  judged(10, 'P3', ['low-score'], { absent: coreSignals }),
  judged(11, null, ['public-scene'], { absent: ['overdue-2x', 'already-posted'] }),
  judged(12, 'P3', ['safety'], { absent: coreSignals }),
  judged(13, 'P1', ['threat', 'promise-broken'], { total: 65, absent: ['overdue-2x', 'already-posted'] }), // R20 I15 T15 E15
  calm(14), // the part arrived
  calm(15), // 曝光 and 投诉 stand in an internal comment only
  judged(16, null, [], { absent: coreSignals }),
  judged(17, 'P0', ['overdue-2x', 'chased-twice', 'threat', 'ultimatum', 'not-cared-for', 'already-posted', 'promise-broken'], {
    total: 95, // R30 I25 T20 E20
  }),
  judged(19, 'P2', ['overdue-2x', 'chased-twice', 'threat', 'ultimatum', 'promise-broken'], {
    total: 55,
    absent: ['already-posted'],
  }), // R10 I10 T20 E15
  calm(20), // markup in the text
  judged(21, 'P3', ['chased-twice'], { absent: ['overdue-2x', 'threat'] }),
  judged(22, 'P0', ['overdue-2x', 'threat', 'ultimatum', 'refund-request', 'promise-broken'], {
    total: 80,
    absent: ['chased-twice'],
  }), // R30 I10 T25 E15
  judged(23, 'P1', ['overdue-2x', 'threat', 'not-cared-for', 'promise-broken'], { total: 60, absent: ['already-posted'] }), // R10 I10 T25 E15
  judged(24, 'P3', ['overdue-2x', 'promise-broken'], { absent: ['chased-twice', 'threat', 'ultimatum'] }),
];
