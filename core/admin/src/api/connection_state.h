#pragma once

#include <boost/json.hpp>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "context.h"
#include "rodedraad/store/search.h"

namespace rodedraad::admin {

/// How well something goes, the worst last.
enum class Verdict { well, care, trouble };
std::string_view word_of(Verdict verdict);

/// How a connection stands at a moment, for people.
struct ConnectionState {
  const config::Connection* connection = nullptr;
  hub::Deliverer::Reach reach;
  store::ConnectionLoad load;
  std::optional<int> certificate_days;  ///< of the certificate that ends first
  Verdict verdict = Verdict::well;
  std::string sentence;  ///< Dutch

  std::int64_t received_last_hour() const;
  std::int64_t made_last_hour() const;
};

struct ConnectionStates {
  hub::SetupPtr setup;  ///< owns the connections
  std::vector<ConnectionState> all;
};

/// Of every connection, in the order of the configuration; counted in these municipalities (empty:
/// all).
ConnectionStates connection_states(const Context& context, store::Search& search,
                                   const std::vector<std::string>& municipalities);

boost::json::object view(const ConnectionState& state, const config::Config& config);
boost::json::object view(const hub::Deliverer::Reach& reach, bool sends);

}  // namespace rodedraad::admin
