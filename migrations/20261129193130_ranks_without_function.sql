-- Statements that ask for ranks count by themselves (functions/_db/queries/boards/members-above.ts).
drop function private.members_above;
