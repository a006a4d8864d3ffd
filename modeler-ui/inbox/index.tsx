export function InboxPage() { return <section />; }
