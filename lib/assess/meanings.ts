/** Groups of cues that several questions ask for. */

/** Announced, not done. `threat-vague` (后果自负) names no channel. */
export const namedThreats = [
  'threat-complain',
  'threat-ministry',
  'threat-post',
  'threat-media',
  'threat-law',
  'threat-return',
  'threat-scene',
] as const;
export const threats = [...namedThreats, 'threat-vague'] as const;
/** Done: a complaint filed, something published, the press called, a lawyer's letter sent. */
export const actions = ['did-complain', 'did-ministry', 'did-post', 'did-media', 'did-law'] as const;
export const dissatisfaction = [
  'reproach',
  'date-passed',
  'anger',
  'irony',
  'not-cared',
  'ultimatum',
  'rude-staff',
  'oversold',
  'scene',
] as const;
/** The threat that an action already taken fulfils: telling of the one is not announcing it again. */
export const fulfils: Readonly<Record<string, string>> = {
  'did-complain': 'threat-complain',
  'did-ministry': 'threat-ministry',
  'did-post': 'threat-post',
  'did-media': 'threat-media',
  'did-law': 'threat-law',
  scene: 'threat-scene',
};
/** Reasons to be angry beside the words of dissatisfaction. */
export const grievances = [
  'waited',
  'refund',
  'safety',
  'repeat-repair',
  'fault-returned',
  'low-score',
  'give-up',
  'cost-higher',
  'lost-income',
  'late-today',
  'wants-manager',
  'wants-senior',
  'inconvenience',
] as const;
