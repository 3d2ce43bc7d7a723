package reelsmith.person;

/// An account somebody has joined.
record Workspace(long workspaceId, String name, Role role) {}
