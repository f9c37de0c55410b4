import { defineConfig } from 'wxt';

/**
 * Hosts that a company bakes in at build time, comma separated match patterns, e.g. `https://crm.example/*`.
 * Empty in the default product: then no host is granted at install and the popup asks for the one in front of the user.
 */
const bakedHosts = (process.env.RITESIDE_HOSTS ?? '').split(',').filter(Boolean);

export default defineConfig({
  modules: ['@wxt-dev/webextension-polyfill'],
  imports: false,
  manifestVersion: 3,
});
