export const actions = {
  cancel: 'Cancel',
  close: 'Close',
  save: 'Save',
  remove: 'Remove',
  retry: 'Try again',
  undo: 'Undo',
  done: 'Done',
  back: 'Back',
  more: 'More',
  showPassword: 'Show password',
  hidePassword: 'Hide password',
}
