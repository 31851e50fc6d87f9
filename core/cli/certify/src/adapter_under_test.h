#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "aged.h"
#include "rodedraad/sdk/adapter.h"
#include "rodedraad/sdk/message.h"
#include "subject.h"
#include "test_host.h"

namespace rodedraad::certify {

/// What a plugin said in one call.
struct Heard {
  rd_status status = RD_BUG;
  std::string all;                   ///< everything, in order, to compare
  std::vector<std::string> visible;  ///< texts that reach logs and screens
  std::string problem;               ///< how the call broke the contract; empty: it did not
  bool gave = false;                 ///< what must be given exactly once was given
  std::size_t facts = 0;
  std::int32_t verdict = 0;    ///< of admit
  std::int32_t judgement = 0;  ///< of judge
  int answer_status = 0;       ///< of reply
};

/// One instance of an adapter. Every call is contained, timed and held against the contract.
/// The calls are [any thread].
class AdapterUnderTest {
 public:
  /// Throws Skipped when no instance can be made: the check defaults-create says why.
  explicit AdapterUnderTest(Subject& subject, Peer peer = Peer::same);
  ~AdapterUnderTest();
  AdapterUnderTest(const AdapterUnderTest&) = delete;
  AdapterUnderTest& operator=(const AdapterUnderTest&) = delete;

  TestHost& host() { return host_; }

  Heard admit(const sdk::Message& message) const;
  Heard decode(const sdk::Message& message) const;
  Heard relate(const sdk::Message& message, const sdk::Known& known) const;
  Heard reply(const sdk::ReplyRequest& request) const;
  Heard encode(const sdk::EncodeRequest& request) const;
  Heard vet(const sdk::EncodeRequest& request, const sdk::Known& known) const;
  Heard judge(const sdk::Message& sent, const sdk::Answer& answer) const;

 private:
  template <class Body>
  void call(Heard& heard, const Body& body) const;

  Subject& subject_;
  const rd_adapter& table_;
  Peer peer_;
  TestHost host_;
  Aged<rd_host> lent_host_;
  void* self_ = nullptr;
};

/// Throws Failed when the call broke the contract. \p what names the call.
void expect_sound(const Heard& heard, std::string_view what);

/// The status and text of making an instance with these settings, which is destroyed again.
struct Made {
  rd_status status = RD_BUG;
  std::string where;
  std::string text;
  std::vector<std::string> logged;
};
Made make_once(Subject& subject, const std::vector<sdk::Pair>& settings);

}  // namespace rodedraad::certify
