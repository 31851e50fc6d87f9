/* The binary contract between the hub and a plugin, major version 1. C11 and C++11 or later.
 *
 * Growth rule. Structs start with struct_size and fields are only ever appended, so a field exists
 * if it lies inside the peer's struct_size (RD_HAS). A new MAJOR is needed only when that is
 * impossible. Rationale: an administrator must be able to upgrade the hub without asking every
 * vendor for a new library.
 * Arrays never hold a struct that may grow by value, except the two that never grow: rd_pair and
 * rd_field. Rationale: the peer would step through the array with the wrong stride.
 *
 * Threads, written on every function pointer:
 *   [control]  calls for one instance never overlap; create..destroy run here
 *   [worker]   one of the hub's threads; may overlap with itself: adapters are reentrant
 *   [any]      callable from every thread between create and the end of destroy
 * Lifetime. What is received as an argument is valid until the call returns: copy it to keep it.
 * Errors. Return an rd_status and fill *error. No exception, signal or longjmp leaves a callback.
 * Personal data. The text of an rd_error, an rd_finding or a log event reaches logs and the screen
 * of an administrator: it names the place, never the value.
 */
#ifndef RODEDRAAD_SDK_ABI_V1_H
#define RODEDRAAD_SDK_ABI_V1_H
#include <stddef.h>
#include <stdint.h>
#ifdef __cplusplus
extern "C" {
#endif

#define RD_ABI_MAJOR 1u
#define RD_ABI_MINOR 2u
#define RD_HAS(p, type, field) ((p)->struct_size >= offsetof(type, field) + sizeof((p)->field))

/* UTF-8 text or bytes; not NUL terminated. */
typedef struct rd_str {
  const char* ptr;
  size_t len;
} rd_str;

/* A header, a setting, a log field. Never grows. */
typedef struct rd_pair {
  rd_str name, value;
} rd_pair;

/* One value of a case. Never grows. path as in the field table ("pvt.datumOndertekening"); key
 * tells repetitions apart and is empty for a field that does not repeat; value in canonical text:
 * dates YYYY-MM-DD (00 for an unknown part), booleans true/false, numbers as written. */
typedef struct rd_field {
  rd_str path, key, value;
} rd_field;

typedef int32_t rd_status;
enum {
  RD_OK = 0,
  RD_BAD_SETTINGS = 1, /* error.where names the setting */
  RD_BAD_MESSAGE = 2,  /* this message can never be handled; error.text says why */
  RD_UNAVAILABLE = 3,  /* a port is taken, a folder is missing: may pass */
  RD_BUG = 4           /* the plugin threw or found itself inconsistent */
};

/* Owned by the caller and zeroed before the call; text is cut to fit. */
typedef struct rd_error {
  uint32_t struct_size;
  char where[120];
  char text[384];
} rd_error;

/* A message in either direction, as the wire has it. */
typedef struct rd_message {
  uint32_t struct_size;
  uint32_t header_count;
  rd_str id;   /* the hub's id of the message; outgoing: of the delivery, equal for every attempt */
  rd_str kind; /* the adapter's name for this kind of message; empty until admit told it */
  rd_str method;     /* HTTP method; "DROP" for a file */
  rd_str target;     /* HTTP path and query below the connection's own path; the name of a file */
  rd_str media_type; /* without parameters, lower case; empty when the sender gave none */
  rd_str sender;     /* identity proven by the transport; empty when there was no proof */
  const rd_pair* headers;
  rd_str body;
} rd_message;

/* The answer to a message, in either direction. */
typedef struct rd_answer {
  uint32_t struct_size;
  uint32_t header_count;
  int32_t status; /* HTTP status; 0 where the protocol has none */
  rd_str media_type;
  const rd_pair* headers;
  rd_str body;
} rd_answer;

enum { RD_LOG_DEBUG = 0, RD_LOG_INFO = 1, RD_LOG_WARN = 2, RD_LOG_ERROR = 3 };

/* Called exactly once, from any thread, when the message is durable or refused. */
typedef void (*rd_answer_fn)(void* done_ctx, const rd_answer* answer);

/* What the hub offers. Owned by the hub, valid from create until destroy returns. */
typedef struct rd_host {
  uint32_t struct_size;
  uint32_t abi_minor;
  void* ctx;
  void (*log)(void* ctx, int32_t level, rd_str event, const rd_pair* fields, size_t n); /* [any] */
  int64_t (*now_ms)(void* ctx); /* the hub's clock, ms since 1970 UTC; may be virtual [any] */
  /* Transports only, from start until stop returns. Returns at once; done is called with the answer
   * to give, which is positive only when the message is on disk. [any] */
  void (*accept)(void* ctx, const rd_message* message, rd_answer_fn done, void* done_ctx);
  /* Since 1.2, transports only: whether the hub refuses who sends this, told by everything but the
   * body. Ask it before the body is read or parsed, so that nobody unknown gets that far. 1:
   * refused, and done is called with the answer to give; 0: done is not called, go on to accept.
   * [any] */
  int32_t (*turns_away)(void* ctx, const rd_message* head, rd_answer_fn done, void* done_ctx);
} rd_host;

/* ---- transports: how bytes travel ------------------------------------------------------------ */

enum rd_sent {
  RD_ANSWERED = 0, /* one complete answer was received */
  RD_NOT_SENT = 1, /* nothing reached the partner; safe to send again */
  RD_UNKNOWN = 2   /* the request may have arrived; no complete answer */
};

/* Called exactly once per send, from any thread. answer is null unless RD_ANSWERED, error is null
 * when it is RD_ANSWERED. */
typedef void (*rd_sent_fn)(void* done_ctx, int32_t outcome, const rd_answer* answer,
                           const rd_error* error);

typedef struct rd_transport {
  uint32_t struct_size;
  /* Checks settings and allocates. No input, output or threads. [control] */
  rd_status (*create)(const rd_host* host, const rd_pair* settings, size_t n, void** self,
                      rd_error*);
  /* Opens ports or folders and starts threads; accept may be called from here on. [control] */
  rd_status (*start)(void* self, rd_error*);
  /* Where it listens ("http://127.0.0.1:41001"); empty when it does not. Valid until stop.
   * [control] */
  rd_str (*address)(void* self);
  /* Sends one message; returns at once. Every send ends with done, also through stop. [any] */
  void (*send)(void* self, const rd_message* message, rd_sent_fn done, void* done_ctx);
  /* No accept and no done after this returns. Also called after a failed start. [control] */
  void (*stop)(void* self, uint32_t deadline_ms);
  void (*destroy)(void* self); /* [control] */
} rd_transport;

/* ---- adapters: what messages mean ------------------------------------------------------------ */

enum rd_verdict {
  RD_ACCEPT = 0,
  RD_REFUSE = 1,       /* violates the partner's specification */
  RD_FORBID = 2,       /* well-formed, but this sender may not say this here */
  RD_UNKNOWN_PATH = 3, /* no such resource, or another method */
  RD_MEDIA_TYPE = 4    /* not a media type of this adapter */
};

/* The first look at an incoming message: cheap, before it is stored. */
typedef struct rd_admission {
  uint32_t struct_size;
  int32_t verdict;
  rd_str kind;            /* of the accepted message, e.g. "notificatie" */
  rd_str idempotency_key; /* the sender's id of the message; empty when its protocol has none */
  rd_str municipality;    /* "oin:<20>" or "code:<4>"; empty when the message does not say */
} rd_admission;

enum { RD_NOTE = 0, RD_WARNING = 1, RD_ERROR = 2 };

/* Something found in a message. where: JSON pointer, XPath, or line and column name of a CSV row.
 */
typedef struct rd_finding {
  uint32_t struct_size;
  int32_t severity;
  rd_str code; /* stable; of the partner's protocol where that has codes */
  rd_str where;
  rd_str text; /* no personal data */
} rd_finding;

typedef struct rd_admit_sink {
  uint32_t struct_size;
  void* ctx;
  void (*admission)(void* ctx, const rd_admission*); /* exactly once */
  void (*finding)(void* ctx, const rd_finding*);
} rd_admit_sink;

/* Why the hub asks the adapter for the answer to a sender. */
enum rd_reply {
  RD_REPLY_ACCEPTED = 0,  /* durable */
  RD_REPLY_DUPLICATE = 1, /* same key, same bytes: stored before */
  RD_REPLY_CONFLICT = 2,  /* same key, other bytes: not stored */
  RD_REPLY_REFUSED = 3,   /* verdict RD_REFUSE, with its findings */
  RD_REPLY_FORBIDDEN = 4, /* verdict RD_FORBID, or a municipality that is not ours */
  RD_REPLY_UNAUTHENTICATED = 5,
  RD_REPLY_UNAVAILABLE = 6, /* the hub cannot store now, or is in planned maintenance */
  RD_REPLY_UNKNOWN_PATH = 7,
  RD_REPLY_MEDIA_TYPE = 8,
  RD_REPLY_TOO_LARGE = 9
};

typedef struct rd_reply_request {
  uint32_t struct_size;
  int32_t reply;
  rd_str message_id;      /* the hub's id, to quote when the partner calls */
  rd_str idempotency_key; /* as admitted */
  const rd_finding* const* findings;
  size_t finding_count;
  rd_str notice; /* RD_REPLY_UNAVAILABLE: text for the partner, e.g. maintenance window */
} rd_reply_request;

typedef struct rd_fact {
  uint32_t struct_size;
  int32_t withdrawn; /* 1: the source takes this value back */
  rd_field field;
  rd_str valid_from; /* YYYY-MM-DD or empty; inclusive */
  rd_str valid_to;   /* YYYY-MM-DD or empty; inclusive: adapters convert exclusive ends */
} rd_fact;

/* What a message says. */
typedef struct rd_decode_sink {
  uint32_t struct_size;
  void* ctx;
  /* The message is a batch: this part becomes a message of its own. A message that has parts says
   * nothing else but findings. */
  void (*part)(void* ctx, const rd_message* part);
  void (*identifier)(void* ctx, rd_str type, rd_str value); /* "bsn", "vNummer", "<source>.<key>" */
  void (*fact)(void* ctx, const rd_fact*);
  void (*follow_up)(void* ctx, rd_str kind); /* the partner must be asked: an outgoing kind */
  void (*finding)(void* ctx, const rd_finding*);
  /* Since 1.1: the sender must be told something: an outgoing kind of this adapter, made from these
   * fields and nothing of the case. It goes once to the connection that the message came from. */
  void (*response)(void* ctx, rd_str kind, const rd_field* fields, size_t n);
} rd_decode_sink;

/* Since 1.1. What is known when a message is understood or vetted. today is YYYY-MM-DD in the
 * Netherlands. relate: what this adapter itself said before about the person, its withdrawn values
 * left out. vet: what counts in the case for the paths that the kind consults. */
typedef struct rd_known {
  uint32_t struct_size;
  int32_t person_known; /* 0: no case has the identifiers of the message; fields is empty */
  rd_str today;
  const rd_field* fields;
  size_t field_count;
} rd_known;

/* An outgoing message to make. fields holds only what the purpose allows. */
typedef struct rd_encode_request {
  uint32_t struct_size;
  rd_str kind;
  rd_str id;           /* of the delivery: a UUID, fresh for each message, equal for each attempt */
  rd_str bron, doel;   /* OIN of the municipality and of the partner; empty when not configured */
  rd_str municipality; /* four digits */
  rd_str created;      /* RFC 3339, the hub's clock */
  const rd_field* fields;
  size_t field_count;
} rd_encode_request;

typedef struct rd_encode_sink {
  uint32_t struct_size;
  void* ctx;
  void (*message)(void* ctx, const rd_message*); /* exactly once on RD_OK */
} rd_encode_sink;

/* Since 1.1. What the partner would say of an outgoing message, before it is made. */
typedef struct rd_vet_sink {
  uint32_t struct_size;
  void* ctx;
  /* An error: the partner would refuse this, so it is not sent; text is the partner's sentence
   * followed by what to correct. A note: evidence that it may be sent, which is kept. */
  void (*finding)(void* ctx, const rd_finding*);
} rd_vet_sink;

/* What the partner's answer to a delivery means. */
enum rd_judgement_class {
  RD_CONFIRMED = 0,
  RD_AWAITING = 1,       /* received; the result comes later as a message */
  RD_REJECTED = 2,       /* the partner refuses the content; texts say why */
  RD_NOT_AUTHORISED = 3, /* the partner refuses us */
  RD_TRANSIENT = 4,      /* again later */
  RD_BAD_REQUEST = 5,    /* we broke the partner's specification */
  RD_NOT_FOUND = 6       /* the partner does not know the person or resource */
};

typedef struct rd_judgement {
  uint32_t struct_size;
  int32_t judgement;
  uint32_t retry_after_ms; /* 0: the hub's own schedule */
  rd_str text;         /* the partner's words, verbatim; may hold personal data: kept, not logged */
  rd_str content_kind; /* not empty: the answer's body is a message of this kind, to decode */
} rd_judgement;

typedef struct rd_judge_sink {
  uint32_t struct_size;
  void* ctx;
  void (*judgement)(void* ctx, const rd_judgement*); /* exactly once */
} rd_judge_sink;

/* Pure: no input, output, clock, randomness or state that outlives a call except what create made.
 * Every function may be called again with the same arguments and must say the same. create may read
 * files that its settings name (type RD_FILE): schemas are compiled there, once. */
typedef struct rd_adapter {
  uint32_t struct_size;
  rd_status (*create)(const rd_host* host, const rd_pair* settings, size_t n, void** self,
                      rd_error*);
  /* [worker] */
  rd_status (*admit)(void* self, const rd_message*, const rd_admit_sink*, rd_error*);
  /* The answer to the sender, in its own protocol; calls done once before it returns. [worker] */
  rd_status (*reply)(void* self, const rd_reply_request*, rd_answer_fn done, void* done_ctx,
                     rd_error*);
  /* [worker] */
  rd_status (*decode)(void* self, const rd_message*, const rd_decode_sink*, rd_error*);
  /* [worker] */
  rd_status (*encode)(void* self, const rd_encode_request*, const rd_encode_sink*, rd_error*);
  /* [worker] */
  rd_status (*judge)(void* self, const rd_message* sent, const rd_answer*, const rd_judge_sink*,
                     rd_error*);
  void (*destroy)(void* self); /* [control] */
  /* Since 1.1; called for kinds with relates, after decode. What the message means in the light of
   * what this source said before: what a full picture no longer holds, what contradicts an earlier
   * message, what to answer. Adds to what decode said; gives no parts or identifiers. [worker] */
  rd_status (*relate)(void* self, const rd_message*, const rd_known*, const rd_decode_sink*,
                      rd_error*);
  /* Since 1.1; called for outgoing kinds with vets, before encode. [worker] */
  rd_status (*vet)(void* self, const rd_encode_request*, const rd_known*, const rd_vet_sink*,
                   rd_error*);
} rd_adapter;

/* ---- what a plugin says of itself ------------------------------------------------------------ */

enum rd_setting_type {
  RD_TEXT = 0,
  RD_NUMBER = 1,
  RD_DURATION = 2,
  RD_BOOLEAN = 3,
  RD_URL = 4,
  RD_FOLDER = 5,
  RD_ADDRESS = 6 /* host:port */,
  RD_SIZE = 7 /* bytes, k, M */,
  RD_MAPPING = 8, /* the text of a mapping file */
  RD_FILE = 9     /* a file or folder of the configuration, which the plugin reads in create */
};

typedef struct rd_setting {
  uint32_t struct_size;
  int32_t type;
  int32_t required;
  int32_t secret;
  rd_str name, default_value;
  rd_str nl, en; /* one sentence each */
} rd_setting;

enum { RD_IN = 1, RD_OUT = 2 };
enum { RD_SUPPORTED = 0, RD_BEST_EFFORT = 1 };

/* A field that an outgoing kind can carry; "*" (since 1.1, not required) stands for what the
 * template of the setting "mapping" carries. Never grows. */
typedef struct rd_want {
  rd_str path;
  int32_t required; /* 1: without it there is no message; it waits until the case has the field */
} rd_want;

typedef struct rd_kind {
  uint32_t struct_size;
  int32_t direction; /* RD_IN or RD_OUT */
  int32_t support;
  int32_t idempotent; /* out: 1 when the partner recognises a repeat by the message's id or key */
  int32_t opens_case; /* in: 1 when such a message may open a case for a person not yet known */
  rd_str name;
  rd_str nl, en;
  const rd_want* wants; /* out: what it can carry */
  size_t want_count;
  /* Since 1.1. */
  int32_t relates;        /* in: 1 when relate has something to say of it */
  int32_t vets;           /* out: 1 when vet must be asked before it is made */
  const rd_str* consults; /* out: paths that vet looks at; they do not travel */
  size_t consult_count;
  int32_t responds; /* out: 1 when only the adapter itself asks for it (response); no rule does */
} rd_kind;

typedef struct rd_plugin {
  uint32_t struct_size;
  uint32_t abi_major, abi_minor; /* what the plugin was built against */
  rd_str name, version, licence;
  rd_str nl, en;
  const rd_setting* const* settings;
  size_t setting_count;
  const rd_kind* const* kinds; /* adapters */
  size_t kind_count;
  const rd_transport* transport; /* exactly one of these two is not null */
  const rd_adapter* adapter;
} rd_plugin;

#if defined(__GNUC__)
#define RD_EXPORT __attribute__((visibility("default")))
#else
#define RD_EXPORT
#endif
/* The only symbol a plugin exports; kept so by the linker version script plugin.map. */
extern RD_EXPORT const rd_plugin rodedraad_plugin_v1;

#ifdef __cplusplus
}
#endif
#endif
