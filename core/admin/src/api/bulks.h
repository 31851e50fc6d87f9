#pragma once

#include <condition_variable>
#include <deque>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

#include "rodedraad/hub/hub.h"
#include "rodedraad/store/console_rows.h"

namespace rodedraad::admin {

/// Decides about many deliveries one after another, in the order in which they would go. What was
/// asked and how far it is lies in the store: after a restart it goes on where it was. One at a
/// time. [any thread]
class Bulks {
 public:
  explicit Bulks(hub::Hub& hub);
  /// Ends the decision in hand.
  ~Bulks();

  /// Puts it down; it begins at once, unless its state is "open": then somebody must agree first.
  /// \returns false when it could not be written down.
  bool add(const store::BulkRow& row, const std::vector<std::string>& deliveries,
           const store::AuditRow& record);
  /// Somebody else agrees: it begins.
  void approve(const std::string& id, const std::string& by);
  void refuse(const std::string& id);

 private:
  void run(const std::stop_token& stop);
  void take_up();
  void carry_out(const std::string& id, const std::stop_token& stop);
  std::string decide(const std::string& delivery, const store::BulkRow& row);
  bool put(const store::BulkRow& row);

  hub::Hub& hub_;
  std::mutex mutex_;
  std::condition_variable_any changed_;
  std::deque<std::string> waiting_;
  std::jthread thread_;
};

}  // namespace rodedraad::admin
