#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "request.h"
#include "rodedraad/hub/plugin_host.h"
#include "rodedraad/store/reader.h"
#include "rodedraad/store/search.h"

namespace rodedraad::admin {

/// What a worker has of its own to answer with.
struct Workplace {
  explicit Workplace(const store::Location& location) : reader(location), search(location) {}
  store::Reader reader;
  store::Search search;
};

using Answered = hub::Transport::Answered;
/// Answers at once. Throws nothing but store::StoreError.
using Handler = std::function<sdk::Answer(const Request&, Workplace&)>;
/// Has somebody else answer, once, from any thread.
using Deferred = std::function<void(const Request&, Workplace&, Answered)>;

/// Who may come in by a route at all; what of it that person sees, the route decides.
enum class Door { open, signed_in };
using Access = std::variant<Door, Right>;

/// The word for it in the published description: "openbaar", "aangemeld", "inhoud".
std::string_view word_of(const Access& access);

struct Route {
  std::string method;
  std::string pattern;  ///< "/v1/zaken/{id}/_wis"
  Access access;
  Deferred run;
};

/// All routes of the Admin API. Built once; then any thread.
class Router {
 public:
  void add(std::string method, std::string pattern, Access access, Handler handler);
  void defer(std::string method, std::string pattern, Access access, Deferred handler);

  /// The route for this method and path, with the parts of the path filled in. Null when there is
  /// none; \p known then tells whether the path is one of another method.
  const Route* find(std::string_view method, std::string_view path, Request& request,
                    bool& known) const;
  const std::vector<Route>& routes() const { return routes_; }

 private:
  std::vector<Route> routes_;
};

}  // namespace rodedraad::admin
