#include "adapter_under_test.h"

#include <algorithm>
#include <chrono>

#include "rodedraad/sdk/text.h"

namespace rodedraad::certify {

namespace {

using sdk::str;
using sdk::view;

constexpr std::chrono::seconds kCallLimit{5};

rd_error empty_error() {
  rd_error error{};
  error.struct_size = sizeof error;
  return error;
}

void note(Heard& heard, std::string_view what, std::initializer_list<rd_str> texts) {
  heard.all.append(what);
  for (const auto text : texts) {
    heard.all.append("|").append(std::to_string(text.len)).append(":").append(view(text));
  }
  heard.all.append("\n");
}

void broke(Heard& heard, std::string problem) {
  if (heard.problem.empty()) heard.problem = std::move(problem);
}

void hear_finding(Heard& heard, const rd_finding& finding) {
  note(heard, "finding " + std::to_string(finding.severity),
       {finding.code, finding.where, finding.text});
  for (const auto text : {finding.code, finding.where, finding.text}) {
    heard.visible.emplace_back(view(text));
  }
  if (finding.severity < RD_NOTE || finding.severity > RD_ERROR) {
    broke(heard, "een bevinding heeft een ernst die niet bestaat");
  }
  if (view(finding.code).empty() || view(finding.text).empty()) {
    broke(heard, "een bevinding heeft geen code of geen tekst; een beheerder kan er niets mee");
  }
}

/// The context of every callback.
struct Ear {
  Heard& heard;
  Subject& subject;
  bool related = false;
  std::size_t parts = 0;
  std::size_t others = 0;
};

Ear& ear(void* ctx) { return *static_cast<Ear*>(ctx); }

void once(Heard& heard, const char* what) {
  if (heard.gave) broke(heard, std::string{what} + " kwam twee keer in één aanroep");
  heard.gave = true;
}

void note_message(Heard& heard, std::string_view what, const rd_message& message) {
  note(heard, what,
       {message.id, message.kind, message.method, message.target, message.media_type,
        message.sender, message.body});
  for (std::size_t i = 0; i < message.header_count; ++i) {
    note(heard, "header", {message.headers[i].name, message.headers[i].value});
  }
}

bool digits(std::string_view text, std::size_t count) {
  return text.size() == count &&
         std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

bool is_municipality(std::string_view text) {
  return text.empty() || (text.starts_with("oin:") && digits(text.substr(4), 20)) ||
         (text.starts_with("code:") && digits(text.substr(5), 4));
}

void hear_admission(void* ctx, const rd_admission* admission) {
  auto& [heard, subject, related, parts, others] = ear(ctx);
  once(heard, "een oordeel van admit");
  heard.verdict = admission->verdict;
  note(heard, "admission " + std::to_string(admission->verdict),
       {admission->kind, admission->idempotency_key, admission->municipality});
  if (admission->verdict < RD_ACCEPT || admission->verdict > RD_MEDIA_TYPE) {
    broke(heard, "het oordeel van admit bestaat niet; gebruik een van rd_verdict");
  }
  if (admission->verdict != RD_ACCEPT) return;
  if (!subject.has_kind(RD_IN, view(admission->kind))) {
    broke(heard, "admit aanvaardt een berichtsoort die de plugin niet beschrijft; noem haar");
  }
  if (!is_municipality(view(admission->municipality))) {
    broke(heard, "admit geeft een gemeente die niet `oin:` met 20 of `code:` met 4 cijfers is");
  }
}

rd_decode_sink decode_sink(Ear& ears) {
  return {sizeof(rd_decode_sink),
          &ears,
          [](void* ctx, const rd_message* part) {
            ++ear(ctx).parts;
            note_message(ear(ctx).heard, "part", *part);
          },
          [](void* ctx, rd_str type, rd_str value) {
            auto& into = ear(ctx);
            ++into.others;
            note(into.heard, "identifier", {type, value});
            if (view(type).empty() || view(value).empty()) {
              broke(into.heard, "een identificatie is leeg; laat haar dan weg");
            }
            if (into.related) broke(into.heard, "relate geeft een identificatie; dat doet decode");
          },
          [](void* ctx, const rd_fact* fact) {
            auto& into = ear(ctx);
            ++into.others;
            ++into.heard.facts;
            note(into.heard, fact->withdrawn != 0 ? "withdrawn" : "fact",
                 {fact->field.path, fact->field.key, fact->field.value, fact->valid_from,
                  fact->valid_to});
            if (view(fact->field.path).empty()) broke(into.heard, "een feit noemt geen veld");
          },
          [](void* ctx, rd_str kind) {
            auto& into = ear(ctx);
            ++into.others;
            note(into.heard, "follow_up", {kind});
            if (!into.subject.has_kind(RD_OUT, view(kind))) {
              broke(into.heard, "een vervolgvraag is geen uitgaande berichtsoort van de plugin");
            }
          },
          [](void* ctx, const rd_finding* finding) { hear_finding(ear(ctx).heard, *finding); },
          [](void* ctx, rd_str kind, const rd_field* fields, std::size_t count) {
            auto& into = ear(ctx);
            ++into.others;
            note(into.heard, "response", {kind});
            for (std::size_t i = 0; i < count; ++i) {
              note(into.heard, "field", {fields[i].path, fields[i].key, fields[i].value});
            }
            if (!into.subject.has_kind(RD_OUT, view(kind))) {
              broke(into.heard, "een antwoord is geen uitgaande berichtsoort van de plugin");
            }
          }};
}

void trap(void* ctx, rd_str /*kind*/, const rd_field* /*fields*/, std::size_t /*n*/) {
  broke(ear(ctx).heard,
        "response is aangeroepen bij een hub die haar niet heeft; kijk eerst met RD_HAS");
}

std::vector<rd_field> lend(const std::vector<sdk::FieldValue>& fields) {
  std::vector<rd_field> result;
  result.reserve(fields.size());
  for (const auto& field : fields) {
    result.push_back({str(field.path), str(field.key), str(field.value)});
  }
  return result;
}

rd_encode_request lend(const sdk::EncodeRequest& request, const std::vector<rd_field>& fields) {
  return {sizeof(rd_encode_request), str(request.kind), str(request.id),
          str(request.bron),         str(request.doel), str(request.municipality),
          str(request.created),      fields.data(),     fields.size()};
}

rd_known lend(const sdk::Known& known, const std::vector<rd_field>& fields) {
  return {sizeof(rd_known), known.person_known ? 1 : 0, str(known.today), fields.data(),
          fields.size()};
}

bool lower_without_parameters(std::string_view type) {
  return std::none_of(type.begin(), type.end(),
                      [](char c) { return c == ';' || (c >= 'A' && c <= 'Z'); });
}

}  // namespace

AdapterUnderTest::AdapterUnderTest(Subject& subject, Peer peer)
    : subject_(subject),
      table_(*subject.plugin().adapter),
      peer_(peer),
      host_(TestHost::Accepts::no, peer == Peer::older ? 0 : RD_ABI_MINOR),
      lent_host_(*host_.table(), peer) {
  const auto& settings = subject.settings();
  const auto lent = sdk::lend(settings);
  auto error = empty_error();
  subject.doing("create");
  rd_status status = RD_BUG;
  try {
    status = table_.create(lent_host_.get(), lent.data(), lent.size(), &self_, &error);
  } catch (...) {
    status = RD_BUG;
  }
  if (status != RD_OK) throw Skipped("er kan geen instantie worden gemaakt; zie defaults-create");
}

AdapterUnderTest::~AdapterUnderTest() {
  subject_.doing("destroy");
  table_.destroy(self_);
}

template <class Body>
void AdapterUnderTest::call(Heard& heard, const Body& body) const {
  Aged<rd_error> error{empty_error(), peer_};
  const auto start = std::chrono::steady_clock::now();
  try {
    heard.status = body(error.get());
  } catch (...) {
    heard.status = RD_BUG;
    broke(heard, "er ontsnapte een exception; vang alles en geef een rd_status terug");
  }
  if (std::chrono::steady_clock::now() - start > kCallLimit) {
    broke(heard, "de aanroep duurde langer dan 5 s; de hub geeft de plugin dan op");
  }
  const std::string text{error.get()->text};
  const std::string where{error.get()->where};
  note(heard, "status " + std::to_string(heard.status), {str(where), str(text)});
  if (heard.status == RD_OK) return;
  heard.visible.push_back(text);
  heard.visible.push_back(where);
  if (heard.status == RD_BUG) {
    broke(heard, "de plugin noemt dit zelf een fout van zichzelf: " + text);
  } else if (heard.status < RD_OK || heard.status > RD_BUG) {
    broke(heard, "de teruggegeven rd_status bestaat niet");
  } else if (text.empty()) {
    broke(heard, "de fout heeft geen tekst; zeg in één zin waarom");
  }
}

Heard AdapterUnderTest::admit(const sdk::Message& message) const {
  Heard heard;
  Ear ears{heard, subject_};
  const sdk::Lent lent{message};
  Aged<rd_message> aged{*lent.message(), peer_};
  Aged<rd_admit_sink> sink{
      {sizeof(rd_admit_sink), &ears, hear_admission,
       [](void* ctx, const rd_finding* finding) { hear_finding(ear(ctx).heard, *finding); }},
      peer_};
  call(heard, [&](rd_error* error) { return table_.admit(self_, aged.get(), sink.get(), error); });
  if (heard.status == RD_OK && !heard.gave) broke(heard, "admit gaf geen oordeel");
  return heard;
}

Heard AdapterUnderTest::decode(const sdk::Message& message) const {
  Heard heard;
  Ear ears{heard, subject_};
  const sdk::Lent lent{message};
  Aged<rd_message> aged{*lent.message(), peer_};
  Aged<rd_decode_sink> sink{decode_sink(ears), peer_};
  if (peer_ == Peer::older) cut_to_1_0(*sink.get(), trap);
  call(heard, [&](rd_error* error) { return table_.decode(self_, aged.get(), sink.get(), error); });
  if (ears.parts > 0 && ears.others > 0) {
    broke(heard, "decode geeft delen en ook iets anders; een bundel zegt zelf niets");
  }
  return heard;
}

Heard AdapterUnderTest::relate(const sdk::Message& message, const sdk::Known& known) const {
  Heard heard;
  if (!RD_HAS(&table_, rd_adapter, relate) || table_.relate == nullptr) {
    heard.status = RD_OK;
    return heard;
  }
  Ear ears{heard, subject_, true};
  const sdk::Lent lent{message};
  const auto fields = lend(known.fields);
  Aged<rd_message> aged{*lent.message(), peer_};
  Aged<rd_known> aged_known{lend(known, fields), peer_};
  Aged<rd_decode_sink> sink{decode_sink(ears), peer_};
  call(heard, [&](rd_error* error) {
    return table_.relate(self_, aged.get(), aged_known.get(), sink.get(), error);
  });
  if (ears.parts > 0) broke(heard, "relate geeft delen; dat doet decode");
  return heard;
}

Heard AdapterUnderTest::reply(const sdk::ReplyRequest& request) const {
  Heard heard;
  Ear ears{heard, subject_};
  std::vector<rd_finding> findings;
  for (const auto& finding : request.findings) {
    findings.push_back({sizeof(rd_finding), static_cast<std::int32_t>(finding.severity),
                        str(finding.code), str(finding.where), str(finding.text)});
  }
  std::vector<const rd_finding*> list;
  list.reserve(findings.size());
  for (const auto& finding : findings) list.push_back(&finding);
  Aged<rd_reply_request> aged{
      {sizeof(rd_reply_request), static_cast<std::int32_t>(request.reply), str(request.message_id),
       str(request.idempotency_key), list.data(), list.size(), str(request.notice)},
      peer_};
  call(heard, [&](rd_error* error) {
    return table_.reply(
        self_, aged.get(),
        [](void* ctx, const rd_answer* answer) {
          auto& into = ear(ctx).heard;
          once(into, "het antwoord van reply");
          into.answer_status = answer->status;
          note(into, "answer " + std::to_string(answer->status),
               {answer->media_type, answer->body});
          for (std::size_t i = 0; i < answer->header_count; ++i) {
            note(into, "header", {answer->headers[i].name, answer->headers[i].value});
          }
        },
        &ears, error);
  });
  if (heard.status == RD_OK && !heard.gave) broke(heard, "reply gaf geen antwoord");
  return heard;
}

Heard AdapterUnderTest::encode(const sdk::EncodeRequest& request) const {
  Heard heard;
  Ear ears{heard, subject_};
  const auto fields = lend(request.fields);
  Aged<rd_encode_request> aged{lend(request, fields), peer_};
  Aged<rd_encode_sink> sink{{sizeof(rd_encode_sink), &ears,
                             [](void* ctx, const rd_message* message) {
                               auto& into = ear(ctx).heard;
                               once(into, "het bericht van encode");
                               note_message(into, "message", *message);
                               if (!lower_without_parameters(view(message->media_type))) {
                                 broke(into, "media_type heeft hoofdletters of parameters");
                               }
                             }},
                            peer_};
  call(heard, [&](rd_error* error) { return table_.encode(self_, aged.get(), sink.get(), error); });
  if (heard.status == RD_OK && !heard.gave) broke(heard, "encode gaf geen bericht");
  return heard;
}

Heard AdapterUnderTest::vet(const sdk::EncodeRequest& request, const sdk::Known& known) const {
  Heard heard;
  if (!RD_HAS(&table_, rd_adapter, vet) || table_.vet == nullptr) {
    heard.status = RD_OK;
    return heard;
  }
  Ear ears{heard, subject_};
  const auto fields = lend(request.fields);
  const auto known_fields = lend(known.fields);
  Aged<rd_encode_request> aged{lend(request, fields), peer_};
  Aged<rd_known> aged_known{lend(known, known_fields), peer_};
  Aged<rd_vet_sink> sink{
      {sizeof(rd_vet_sink), &ears,
       [](void* ctx, const rd_finding* finding) { hear_finding(ear(ctx).heard, *finding); }},
      peer_};
  call(heard, [&](rd_error* error) {
    return table_.vet(self_, aged.get(), aged_known.get(), sink.get(), error);
  });
  return heard;
}

Heard AdapterUnderTest::judge(const sdk::Message& sent, const sdk::Answer& answer) const {
  Heard heard;
  Ear ears{heard, subject_};
  const sdk::Lent lent{sent};
  const sdk::Lent lent_answer{answer};
  Aged<rd_message> aged{*lent.message(), peer_};
  Aged<rd_answer> aged_answer{*lent_answer.answer(), peer_};
  Aged<rd_judge_sink> sink{
      {sizeof(rd_judge_sink), &ears,
       [](void* ctx, const rd_judgement* judgement) {
         auto& into = ear(ctx);
         once(into.heard, "het oordeel van judge");
         into.heard.judgement = judgement->judgement;
         note(into.heard,
              "judgement " + std::to_string(judgement->judgement) + " " +
                  std::to_string(judgement->retry_after_ms),
              {judgement->text, judgement->content_kind});
         if (judgement->judgement < RD_CONFIRMED || judgement->judgement > RD_NOT_FOUND) {
           broke(into.heard, "het oordeel van judge bestaat niet; gebruik rd_judgement_class");
         }
         if (!view(judgement->content_kind).empty() &&
             !into.subject.has_kind(RD_IN, view(judgement->content_kind))) {
           broke(into.heard, "content_kind is geen inkomende berichtsoort van de plugin");
         }
       }},
      peer_};
  call(heard, [&](rd_error* error) {
    return table_.judge(self_, aged.get(), aged_answer.get(), sink.get(), error);
  });
  if (heard.status == RD_OK && !heard.gave) broke(heard, "judge gaf geen oordeel");
  return heard;
}

void expect_sound(const Heard& heard, std::string_view what) {
  if (!heard.problem.empty()) throw Failed(std::string{what} + ": " + heard.problem);
}

Made make_once(Subject& subject, const std::vector<sdk::Pair>& settings) {
  const auto& plugin = subject.plugin();
  TestHost host{plugin.transport != nullptr ? TestHost::Accepts::yes : TestHost::Accepts::no};
  const auto lent = sdk::lend(settings);
  auto error = empty_error();
  void* self = nullptr;
  Made made;
  try {
    const auto create =
        plugin.transport != nullptr ? plugin.transport->create : plugin.adapter->create;
    made.status = create(host.table(), lent.data(), lent.size(), &self, &error);
  } catch (...) {
    sdk::fill(&error, "er ontsnapte een exception aan create; vang alles en geef RD_BUG terug");
    made.status = RD_BUG;
  }
  made.where = error.where;
  made.text = error.text;
  if (made.status == RD_OK) {
    (plugin.transport != nullptr ? plugin.transport->destroy : plugin.adapter->destroy)(self);
  }
  made.logged = host.take_log();
  return made;
}

}  // namespace rodedraad::certify
