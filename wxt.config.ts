import { defineConfig, type UserManifest } from 'wxt';
import { prepareSeeds } from './lib/packs/atBuild';

/**
 * Hosts that a company bakes in at build time, comma separated match patterns, e.g. `https://crm.example/*`.
 * Empty in the default product: then no host is granted at install and the popup asks for the one in front of the user.
 */
const bakedHosts = (process.env.RITESIDE_HOSTS ?? '').split(',').filter(Boolean);

/** `connect-src 'none'`: the browser itself makes sure that nothing is sent anywhere. */
const contentSecurityPolicy =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'none'; base-uri 'none'; form-action 'none'; object-src 'none'";

/** Chromium shows the sidebar page in its side panel, Firefox in its sidebar; both offer the same page as the drawer. */
const panel = (browser: string): UserManifest =>
  browser === 'firefox'
    ? { sidebar_action: { default_panel: 'sidebar.html', default_title: '__MSG_name__', open_at_install: false } }
    : { side_panel: { default_path: 'sidebar.html' }, minimum_chrome_version: '120' };

export default defineConfig({
  modules: ['@wxt-dev/webextension-polyfill'],
  imports: false,
  vite: () => ({ plugins: [prepareSeeds()] }),
  manifestVersion: 3,
  outDir: process.env.RITESIDE_OUT ?? '.output',
  suppressWarnings: { firefoxDataCollection: true },
  manifest: ({ browser }) => ({
    name: '__MSG_name__',
    description: '__MSG_description__',
    default_locale: 'zh_CN',
    permissions: [
      'storage',
      'unlimitedStorage',
      'scripting',
      'activeTab',
      'clipboardWrite',
      'alarms',
      'notifications',
      ...(browser === 'firefox' ? [] : ['sidePanel']),
    ],
    host_permissions: bakedHosts,
    optional_host_permissions: ['https://*/*', 'http://*/*'],
    content_security_policy: { extension_pages: contentSecurityPolicy },
    web_accessible_resources: [
      { resources: ['sidebar.html'], matches: ['<all_urls>'], ...(browser === 'firefox' ? {} : { use_dynamic_url: true }) },
    ],
    commands: { 'toggle-sidebar': { suggested_key: { default: 'Alt+Shift+R' }, description: '__MSG_openSidebar__' } },
    ...panel(browser),
    ...(browser === 'firefox'
      ? {
          browser_specific_settings: {
            gecko: {
              id: 'riteside@riteside.example',
              strict_min_version: '140.0',
              data_collection_permissions: { required: ['none'] },
            },
          },
        }
      : {}),
  }),
});
