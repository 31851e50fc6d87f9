#pragma once

#include <condition_variable>
#include <deque>
#include <map>
#include <mutex>
#include <set>
#include <string>
#include <thread>
#include <vector>

#include "alert_channels.h"
#include "context.h"

namespace rodedraad::admin {

/// Something that administrators are told.
struct Alert {
  model::Instant at{};
  std::string sort;  ///< "storing", "hersteld", "dagbericht", "proef"
  std::string title;
  std::string text;       ///< Dutch; of ours, nothing of a person
  std::vector<Way> left;  ///< by which it is to go yet
  bool failed = false;    ///< it does not go any more
  bool arrived() const { return left.empty() && !failed; }
};

/// Tells administrators by mail and webhook when something goes wrong and when that is over, and
/// once a day how things stand. Each trouble is told once, and once more by a hub that starts anew;
/// what does not arrive is tried again for a day. [any thread]
class Alerts {
 public:
  explicit Alerts(const Context& context);
  ~Alerts();

  void start();
  /// The last ones, the newest first.
  std::vector<Alert> last() const;
  /// Sends one to see whether it arrives. \returns why it does not, in Dutch, for each way; empty
  /// when all is well.
  std::vector<std::string> test();

 private:
  void run(const std::stop_token& stop);
  void look(Workplace& work);
  void look_at_troubles(const boost::json::object& overview);
  void look_at_digest(Workplace& work, const boost::json::object& overview);
  void add(std::string sort, std::string title, std::string text);
  void deliver(const std::stop_token& stop);
  std::string send(const Alert& alert, Way way);
  void keep(Alert alert);

  const Context& context_;
  mutable std::mutex mutex_;
  std::condition_variable_any changed_;
  std::deque<Alert> last_;
  std::set<std::string> told_;          ///< the troubles that go on; of the thread
  std::map<Way, std::string> why_not_;  ///< what the log has of a way that does not work
  std::jthread thread_;
};

}  // namespace rodedraad::admin
