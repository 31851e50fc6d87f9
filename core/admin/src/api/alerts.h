#pragma once

#include <condition_variable>
#include <deque>
#include <mutex>
#include <string>
#include <thread>

#include "context.h"

namespace rodedraad::admin {

/// Something that administrators are told.
struct Alert {
  model::Instant at{};
  std::string sort;  ///< "storing", "hersteld", "dagbericht", "proef"
  std::string title;
  std::string text;  ///< Dutch; of ours, nothing of a person
  bool delivered = false;
};

/// Tells administrators by mail and webhook when something goes wrong and when that is over, and
/// once a day how things stand. Each trouble is told once. [any thread]
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
  void look_at_digest(Workplace& work, const boost::json::object& overview);
  std::vector<std::string> send(Alert alert);
  void keep(Alert alert);

  const Context& context_;
  mutable std::mutex mutex_;
  std::condition_variable_any changed_;
  std::deque<Alert> last_;
  std::string told_;  ///< the sentence of the trouble that was told; empty: all is well
  std::jthread thread_;
};

}  // namespace rodedraad::admin
