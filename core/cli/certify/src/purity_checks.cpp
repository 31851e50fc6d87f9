#include <array>
#include <atomic>
#include <functional>
#include <thread>

#include "adapter_under_test.h"
#include "check.h"
#include "documents.h"
#include "rodedraad/sdk/text.h"
#include "sample_fields.h"
#include "subject.h"

// An adapter says the same to the same, whenever and on whichever thread it is asked.
namespace rodedraad::certify {

namespace {

using sdk::view;

/// One call, which gives all that was said.
struct Question {
  std::string name;
  std::function<Heard(const AdapterUnderTest&)> ask;
  /// A reply may quote the hub's clock: protocols want the moment of answering, which its request
  /// does not hold.
  bool may_tell_time = false;
};

void ask_of_incoming(Subject& subject, std::vector<Question>& questions) {
  for (const auto* kind : subject.kinds(RD_IN)) {
    const std::string name{view(kind->name)};
    for (auto& body : documents(subject, name)) {
      const auto each = message(name, std::move(body));
      questions.push_back({"admit van `" + name + "`",
                           [each](const AdapterUnderTest& it) { return it.admit(each); }});
      questions.push_back({"decode van `" + name + "`",
                           [each](const AdapterUnderTest& it) { return it.decode(each); }});
      if (!RD_HAS(kind, rd_kind, responds) || kind->relates == 0) continue;
      const auto known = known_person(every_field());
      questions.push_back({"relate van `" + name + "`", [each, known](const AdapterUnderTest& it) {
                             return it.relate(each, known);
                           }});
    }
  }
}

void ask_of_outgoing(Subject& subject, std::vector<Question>& questions) {
  for (const auto* kind : subject.kinds(RD_OUT)) {
    const std::string name{view(kind->name)};
    const auto request = encode_request(name, sample_fields(wants_of(*kind, false)));
    const auto known = known_person(sample_fields(consults_of(*kind)));
    questions.push_back({"encode van `" + name + "`",
                         [request](const AdapterUnderTest& it) { return it.encode(request); }});
    questions.push_back({"vet van `" + name + "`", [request, known](const AdapterUnderTest& it) {
                           return it.vet(request, known);
                         }});
    for (const int status : {200, 404, 503}) {
      sdk::Message sent;
      sent.kind = name;
      const sdk::Answer answer{status, "application/json", {}, "{\"title\":\"Antwoord\"}"};
      questions.push_back({"judge van `" + name + "`", [sent, answer](const AdapterUnderTest& it) {
                             return it.judge(sent, answer);
                           }});
    }
  }
}

std::vector<Question> questions_for(Subject& subject) {
  std::vector<Question> questions;
  ask_of_incoming(subject, questions);
  ask_of_outgoing(subject, questions);
  for (const auto reply : {sdk::Reply::accepted, sdk::Reply::refused, sdk::Reply::unavailable}) {
    const sdk::ReplyRequest request{reply, "bericht-1", "sleutel-1", {}, {}};
    questions.push_back(
        {"reply", [request](const AdapterUnderTest& it) { return it.reply(request); }, true});
  }
  return questions;
}

std::vector<std::string> answers(Subject& subject, const std::vector<Question>& questions,
                                 const AdapterUnderTest& adapter) {
  std::vector<std::string> result;
  for (const auto& question : questions) {
    subject.doing(question.name);
    result.push_back(question.ask(adapter).all);
  }
  return result;
}

void same_in_same_out(Subject& subject) {
  const auto questions = questions_for(subject);
  AdapterUnderTest adapter{subject};
  const auto first = answers(subject, questions, adapter);
  constexpr std::int64_t kFiveYears = 157'788'000'000;
  const auto differs = [](const Question& question, const char* when) {
    return Failed(question.name + " zegt " + when +
                  " iets anders; gebruik geen klok, toeval of geheugen tussen aanroepen");
  };
  for (std::size_t i = 0; i < questions.size(); ++i) {
    subject.doing(questions[i].name);
    if (questions[i].ask(adapter).all != first[i]) throw differs(questions[i], "de tweede keer");
  }
  adapter.host().set_now(kFiveYears);
  for (std::size_t i = questions.size(); i-- > 0;) {
    if (questions[i].may_tell_time) continue;
    subject.doing(questions[i].name);
    if (questions[i].ask(adapter).all != first[i]) {
      throw differs(questions[i], "op een andere tijd en in een andere volgorde");
    }
  }
  const AdapterUnderTest another{subject};
  for (std::size_t i = 0; i < questions.size(); ++i) {
    subject.doing(questions[i].name);
    if (questions[i].ask(another).all != first[i]) {
      throw differs(questions[i], "als nieuwe instantie");
    }
  }
}

void four_threads(Subject& subject) {
  const auto questions = questions_for(subject);
  const AdapterUnderTest adapter{subject};
  const auto expected = answers(subject, questions, adapter);
  subject.doing("aanroepen op vier threads tegelijk");
  std::atomic<std::size_t> wrong = questions.size();
  const auto ask_all = [&](std::size_t from) {
    constexpr int kRounds = 3;
    for (int round = 0; round < kRounds; ++round) {
      for (std::size_t i = 0; i < questions.size(); ++i) {
        const auto at = (i + from * questions.size() / 4) % questions.size();
        if (questions[at].ask(adapter).all != expected[at]) wrong = at;
      }
    }
  };
  {
    std::vector<std::jthread> threads;
    for (std::size_t from = 0; from < 4; ++from) threads.emplace_back(ask_all, from);
  }
  if (wrong < questions.size()) {
    throw Failed(questions[wrong].name +
                 " zegt iets anders als vier threads tegelijk vragen; de hub doet dat, dus deel "
                 "niets dat verandert");
  }
}

constexpr std::array kChecks{
    Check{"same-in-same-out", "purity", On::adapter, true, same_in_same_out},
    Check{"four-threads", "purity", On::adapter, true, four_threads}};

}  // namespace

std::span<const Check> purity_checks() { return kChecks; }

}  // namespace rodedraad::certify
