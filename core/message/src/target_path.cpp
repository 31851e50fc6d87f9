#include "target_path.h"

namespace rodedraad::message {

bool leads_elsewhere(std::string_view target) {
  target = target.substr(0, target.find_first_of("?#"));
  for (;;) {
    const std::size_t slash = target.find('/');
    const std::string_view segment = target.substr(0, slash);
    if (segment == "." || segment == "..") return true;
    if (slash == std::string_view::npos) return false;
    target.remove_prefix(slash + 1);
  }
}

}  // namespace rodedraad::message
