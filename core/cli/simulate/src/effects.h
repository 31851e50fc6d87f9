#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <string>

#include "rodedraad/sdk/message.h"

namespace rodedraad::simulate {

/// Recognises repeated messages by their berichtId, and counts: a repeat gets the answer that the
/// first one got and has no second effect.
class Effects {
 public:
  /// Does \p work unless this very message had an effect before. An answer with a status of 2xx is
  /// an effect. \p repeated turns the kept answer into that for a repeat, \p conflict is the answer
  /// to the same id with another content.
  sdk::Answer once(const std::string& id, const sdk::Message& request,
                   const std::function<sdk::Answer()>& work,
                   const std::function<sdk::Answer(sdk::Answer)>& repeated,
                   const sdk::Answer& conflict);

  /// The last message of once is a new one when it comes again.
  void forget();

  /// Counts a request that asks and changes nothing.
  void asked(const std::string& id, const sdk::Message& request);

  /// [{"berichtId","method","path","requests","effects"}]
  std::string json() const;

 private:
  struct Entry {
    std::string method;
    std::string path;
    std::string body;
    sdk::Answer answer;
    std::uint32_t requests = 0;
    std::uint32_t effects = 0;
    bool forgotten = false;
  };

  Entry& entry(const std::string& id, const sdk::Message& request);

  std::map<std::string, Entry> entries_;
  Entry* last_ = nullptr;
};

}  // namespace rodedraad::simulate
