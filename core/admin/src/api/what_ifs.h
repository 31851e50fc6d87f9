#pragma once

#include <boost/json.hpp>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <thread>

#include "rodedraad/hub/hub.h"

namespace rodedraad::admin {

/// Replays recorded messages through another configuration, on a thread of its own: it takes as
/// long as there are messages. Who asks the same again hears whether it is done. [any thread]
class WhatIfs {
 public:
  WhatIfs(hub::Hub& hub, const hub::PluginHost& plugins) : hub_(hub), plugins_(plugins) {}
  ~WhatIfs();

  /// \p key tells one question from another. One is worked on at a time; the answer to another one
  /// says so.
  boost::json::object ask(config::Config config, model::Instant since, const std::string& key);

 private:
  void run(const config::Config& config, model::Instant since, const std::string& key);

  hub::Hub& hub_;
  const hub::PluginHost& plugins_;
  std::mutex mutex_;
  std::string busy_;
  std::map<std::string, boost::json::object> done_;
  std::thread thread_;
};

}  // namespace rodedraad::admin
