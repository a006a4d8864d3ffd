export function CalendarPage() { return <section />; }
