/** The editors that advisors meet, each from its own package. `pages/<page>.js` puts it on a ticket's page. */
export interface Editor {
  readonly name: string;
  readonly page: string;
  readonly kind: 'plain' | 'rich';
  /** The reply box is an iframe whose body is the editor. */
  readonly framed?: true;
}

export const editors: readonly Editor[] = [
  { name: 'textarea', page: 'textarea', kind: 'plain' },
  { name: 'React-controlled textarea', page: 'reactTextarea', kind: 'plain' },
  { name: 'bare contenteditable', page: 'contenteditable', kind: 'rich' },
  { name: 'CKEditor 4 in its frame', page: 'ckeditor4', kind: 'rich', framed: true },
  { name: 'CKEditor 5', page: 'ckeditor5', kind: 'rich' },
  { name: 'TinyMCE in its frame', page: 'tinymce', kind: 'rich', framed: true },
  { name: 'Quill 2', page: 'quill', kind: 'rich' },
  { name: 'TipTap (ProseMirror)', page: 'tiptap', kind: 'rich' },
  { name: 'Lexical', page: 'lexical', kind: 'rich' },
  { name: 'Slate', page: 'slate', kind: 'rich' },
  { name: 'Draft.js', page: 'draft', kind: 'rich' },
];
