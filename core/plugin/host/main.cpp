#include <sys/stat.h>
#include <unistd.h>

#include <cstdlib>
#include <exception>

#include "frames.h"
#include "serve.h"

/// Started by the hub for one plugin, never by a person. Nothing is printed: standard error goes
/// nowhere.
int main() {
  namespace plugin = rodedraad::plugin;
  struct stat status {};
  if (::fstat(plugin::kChannel, &status) != 0 || !S_ISSOCK(status.st_mode)) return 64;
  ::close(plugin::kProgram);
  int code = 70;
  try {
    code = plugin::serve();
  } catch (const std::exception&) {
    // The hub sees that the process ended.
  }
  // Without the plugin's destructors: what they would do is nobody's concern any more.
  std::_Exit(code);
}
