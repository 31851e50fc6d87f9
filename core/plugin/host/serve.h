#pragma once

namespace rodedraad::plugin {

/// Serves the plugin at kLibrary to the hub at kChannel until the hub lets go. \returns the exit
/// code.
int serve();

}  // namespace rodedraad::plugin
