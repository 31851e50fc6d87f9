#pragma once

#include <list>
#include <map>
#include <mutex>
#include <string>
#include <unordered_map>
#include <vector>

#include "rodedraad/hub/plan.h"
#include "rodedraad/store/reader.h"

namespace rodedraad::hub {

/// The cases as the processor sees them: what it has decided but is not on disk yet, then what it
/// looked at lately, then the store. Looking up is for the processor's thread; settled() may come
/// from the teller's.
class CaseBook final : public Cases {
 public:
  /// \p keep: how many cases stay in memory that need not.
  CaseBook(const store::Location& location, std::size_t keep) : reader_(location), keep_(keep) {}

  CaseFilePtr by_identifier(const std::string& municipality,
                            const model::CaseIdentifier& identifier) override;
  CaseFilePtr by_id(const std::string& id) override;
  std::vector<store::MessageRow> waiting_for(const std::string& municipality,
                                             const model::CaseIdentifier& identifier) override;

  /// Takes over what a plan decided, before it is on disk.
  void decided(const Plan& plan);
  /// The plan is on disk.
  void settled(const Plan& plan);

  store::Reader& reader() { return reader_; }
  /// A person wants a parked or failed message processed again: it is nobody else's to release
  /// until let_go(), when that is on disk. \returns false when it goes on already.
  bool take(const std::string& message);
  void let_go(const std::string& message);

 private:
  struct Entry {
    CaseFilePtr file;
    int pins = 0;  ///< plans that are not on disk yet
    std::list<std::string>::iterator used;
  };

  /// Where a message stands by what was decided and is not on disk yet.
  struct UnderWay {
    bool parked = false;
    int plans = 0;  ///< that say something of it, and the one who took it
  };

  void goes(const std::string& message, bool parked);
  void arrived(const std::string& message);
  static std::string key(const std::string& municipality, const model::CaseIdentifier& identifier);
  CaseFilePtr remember(CaseFilePtr file);
  void forget_oldest();

  store::Reader reader_;
  const std::size_t keep_;
  std::mutex mutex_;
  std::unordered_map<std::string, Entry> entries_;
  std::unordered_map<std::string, std::string> index_;    ///< identifier → case
  std::list<std::string> used_;                           ///< case ids, latest first
  std::multimap<std::string, store::MessageRow> parked_;  ///< identifier → parked, not on disk yet
  std::map<std::string, UnderWay> under_way_;             ///< messages
};

}  // namespace rodedraad::hub
