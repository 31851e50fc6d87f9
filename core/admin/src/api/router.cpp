#include "router.h"

namespace rodedraad::admin {

namespace {

/// The next piece of a path, without its slash.
std::string_view piece(std::string_view& path) {
  path.remove_prefix(path.empty() ? 0 : 1);
  const auto result = path.substr(0, path.find('/'));
  path.remove_prefix(result.size());
  return result;
}

using Parts = std::map<std::string, std::string, std::less<>>;

bool fits(std::string_view pattern, std::string_view path, Parts& parts) {
  while (!pattern.empty() && !path.empty()) {
    const auto wanted = piece(pattern);
    const auto given = piece(path);
    if (wanted.starts_with('{')) {
      // What begins with an underscore is an action, never a name.
      if (given.empty() || given.starts_with('_')) return false;
      parts[std::string{wanted.substr(1, wanted.size() - 2)}] = given;
    } else if (wanted != given) {
      return false;
    }
  }
  return pattern.empty() && path.empty();
}

}  // namespace

std::string_view word_of(const Access& access) {
  if (const auto* right = std::get_if<Right>(&access)) return to_string(*right);
  return std::get<Door>(access) == Door::open ? "openbaar" : "aangemeld";
}

void Router::add(std::string method, std::string pattern, Access access, Handler handler) {
  defer(std::move(method), std::move(pattern), access,
        [handler = std::move(handler)](const Request& request, Workplace& work,
                                       const Answered& answered) {
          answered(handler(request, work));
        });
}

void Router::defer(std::string method, std::string pattern, Access access, Deferred handler) {
  routes_.push_back({std::move(method), std::move(pattern), access, std::move(handler)});
}

const Route* Router::find(std::string_view method, std::string_view path, Request& request,
                          bool& known) const {
  known = false;
  const Route* found = nullptr;
  for (const auto& route : routes_) {
    Parts parts;
    if (!fits(route.pattern, path, parts)) continue;
    known = true;
    if (route.method != method) continue;
    // What is spelled out goes before what has a part.
    if (found != nullptr && parts.size() >= request.parts.size()) continue;
    found = &route;
    request.parts = std::move(parts);
  }
  return found;
}

}  // namespace rodedraad::admin
