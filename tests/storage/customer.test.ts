import { describe, expect, it } from 'vitest';
import { keepCase } from '../../lib/storage/cases';
import { isSamePerson, pastTicketsOf } from '../../lib/storage/customer';
import { freshStore, record } from './house';

const site = 'redmine@crm.example';
const nobody = { phone: null, email: null };
const chen = { ...nobody, account: { site, record: '8', name: '陈思雨' } };

describe('the other cases of a customer', () => {
  async function filled() {
    const store = await freshStore();
    const named = (id: string, customer: object, where = site) =>
      keepCase(store, record(id, { reading: { site: where, customer } }));
    await named('own', { name: '陈思雨', record: '8' });
    await named('same account', { name: '陈思雨', record: '8' });
    await named('namesake', { name: '陈思雨', record: '9' });
    await named('staff opened it for another', { name: '周德明', record: '8' });
    await named('same number in another CRM', { name: '陈思雨', record: '8' }, 'redmine@other.example');
    await named('by phone', { name: '陈女士', phone: '138 0000 0001' });
    return store;
  }
  const ids = async (person: Parameters<typeof pastTicketsOf>[1]) =>
    (await pastTicketsOf(await filled(), person, 'own')).map(({ id }) => id);

  it('are those of the same account and name on the same site', async () => {
    expect(await ids(chen)).toEqual(['same account']);
  });

  it('and those with the same phone, however it is written', async () => {
    expect(await ids({ ...chen, phone: '+86 13800000001' })).toEqual(expect.arrayContaining(['same account', 'by phone']));
  });

  it('a name alone finds nobody', async () => {
    expect(await ids(nobody)).toEqual([]);
    expect(isSamePerson(nobody, nobody)).toBe(false);
    expect(isSamePerson(chen, { ...nobody, account: { ...chen.account, name: '周德明' } })).toBe(false);
    expect(isSamePerson(chen, chen)).toBe(true);
  });
});
