#pragma once

#include <boost/json.hpp>
#include <string>

#include "commands.h"
#include "installation.h"

namespace rodedraad::cli {

/// Asks the Admin API of the hub that runs on a data folder.
class AskHub {
 public:
  /// Throws Stop when no hub runs there.
  explicit AskHub(const Place& place);

  /// What it answers to a GET of \p target ("/v1/overzicht"). Throws Stop.
  boost::json::object get(const std::string& target);
  /// What it answers when this is put at \p target. Throws Stop, with kFound when it refuses.
  boost::json::object put(const std::string& target, const boost::json::object& body);

 private:
  boost::json::object ask(sdk::Message message, Exit refused);

  Place place_;
  model::SystemClock clock_;
  Installation installation_;
};

}  // namespace rodedraad::cli
