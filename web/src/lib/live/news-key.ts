/** What depends on it is asked for anew when something happened: to the progress of whoever is signed in. */
export const NEWS = 'laude:news'
