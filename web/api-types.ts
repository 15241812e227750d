// Made by bin/generate.ts from server/openapi.json. Do not edit.
export interface paths {
    "/healthz": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @enum {boolean} */
                            ok: true;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/readyz": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @enum {boolean} */
                            ok: true;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/parked": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                id: string;
                                reactor: string;
                                profile_id: string;
                                interaction_id: string;
                                interaction_type: string;
                                /** Format: date-time */
                                occurred_at: string;
                                error: string;
                                attempts: number;
                                /** Format: date-time */
                                parked_at: string;
                            }[];
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/parked/{id}/replay": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @enum {boolean} */
                            ok: true;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/setup/{token}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    token: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            valid: boolean;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/setup": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        token: string;
                        name: string;
                        email: string;
                        password: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                            name: string;
                            email: string;
                            /** @enum {string} */
                            role: "owner" | "admin" | "manager" | "agent" | "marketer" | "member";
                            permissions: string[];
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/session": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        email: string;
                        password: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                            name: string;
                            email: string;
                            /** @enum {string} */
                            role: "owner" | "admin" | "manager" | "agent" | "marketer" | "member";
                            permissions: string[];
                        } | {
                            /** @enum {boolean} */
                            second_factor: true;
                            minutes: number;
                        };
                    };
                };
            };
        };
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @enum {boolean} */
                            ok: true;
                        };
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/session/second-factor": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        code: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                            name: string;
                            email: string;
                            /** @enum {string} */
                            role: "owner" | "admin" | "manager" | "agent" | "marketer" | "member";
                            permissions: string[];
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/me": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                            name: string;
                            email: string;
                            /** @enum {string} */
                            role: "owner" | "admin" | "manager" | "agent" | "marketer" | "member";
                            permissions: string[];
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        name: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @enum {boolean} */
                            ok: true;
                        };
                    };
                };
            };
        };
        trace?: never;
    };
    "/api/me/password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        current: string;
                        password: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @enum {boolean} */
                            ok: true;
                        };
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/me/sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                id: string;
                                address: string | null;
                                user_agent: string | null;
                                /** @enum {string} */
                                signed_in_by: "password" | "single_sign_on" | "passkey";
                                /** Format: date-time */
                                created_at: string;
                                /** Format: date-time */
                                expires_at: string;
                                current: boolean;
                            }[];
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/me/sessions/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @enum {boolean} */
                            ok: true;
                        };
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/me/second-factor": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            on_since: string | null;
                            recovery_codes_left: number;
                        };
                    };
                };
            };
        };
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        password: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            secret: string;
                            uri: string;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/me/second-factor/confirm": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        code: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            recovery_codes: string[];
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/me/second-factor/recovery-codes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        password: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            recovery_codes: string[];
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/me/second-factor/turn-off": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        password: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @enum {boolean} */
                            ok: true;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/team/{id}/second-factor": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @enum {boolean} */
                            ok: true;
                        };
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/single-sign-on": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            redirect_uri: string;
                            settings: {
                                enabled: boolean;
                                name: string;
                                /** @description as the provider writes it; "/.well-known/openid-configuration" is put behind it */
                                issuer: string;
                                client_id: string;
                                scopes: string;
                                email_domains: string[];
                                new_role: ("admin" | "manager" | "agent" | "marketer" | "member") | null;
                                only_way: boolean;
                                ask_second_factor: boolean;
                                client_secret_stored: boolean;
                                trusted_for_owners: boolean;
                                /** Format: date-time */
                                updated_at: string;
                            } | null;
                        };
                    };
                };
            };
        };
        put: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        enabled: boolean;
                        name: string;
                        /** @description as the provider writes it; "/.well-known/openid-configuration" is put behind it */
                        issuer: string;
                        client_id: string;
                        scopes: string;
                        email_domains: string[];
                        new_role: ("admin" | "manager" | "agent" | "marketer" | "member") | null;
                        only_way: boolean;
                        ask_second_factor: boolean;
                        client_secret?: string | null;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            redirect_uri: string;
                            settings: {
                                enabled: boolean;
                                name: string;
                                /** @description as the provider writes it; "/.well-known/openid-configuration" is put behind it */
                                issuer: string;
                                client_id: string;
                                scopes: string;
                                email_domains: string[];
                                new_role: ("admin" | "manager" | "agent" | "marketer" | "member") | null;
                                only_way: boolean;
                                ask_second_factor: boolean;
                                client_secret_stored: boolean;
                                trusted_for_owners: boolean;
                                /** Format: date-time */
                                updated_at: string;
                            } | null;
                        };
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/single-sign-on/test": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @description as the provider writes it; "/.well-known/openid-configuration" is put behind it */
                        issuer: string;
                        client_id: string;
                        client_secret?: string | null;
                        scopes: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            ok: boolean;
                            steps: {
                                name: string;
                                ok: boolean;
                                says: string;
                            }[];
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/session/ways": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            single_sign_on: {
                                name: string;
                            } | null;
                            only_single_sign_on: boolean;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/session/single-sign-on": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description Leads the browser to the provider. */
        get: {
            parameters: {
                query?: {
                    to?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/session/single-sign-on/callback": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description Where the provider sends the browser back to. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/me/passkeys": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                id: string;
                                name: string;
                                synced: boolean;
                                /** Format: date-time */
                                created_at: string;
                                last_used_at: string | null;
                            }[];
                            password_asked: boolean;
                        };
                    };
                };
            };
        };
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        name: string;
                        response: {
                            id: string;
                            rawId: string;
                            /** @enum {string} */
                            type: "public-key";
                            clientExtensionResults: Record<string, never>;
                            response: {
                                clientDataJSON: string;
                                attestationObject: string;
                                transports?: string[];
                            };
                        };
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                            name: string;
                            synced: boolean;
                            /** Format: date-time */
                            created_at: string;
                            last_used_at: string | null;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/me/passkeys/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @enum {boolean} */
                            ok: true;
                        };
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        name: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @enum {boolean} */
                            ok: true;
                        };
                    };
                };
            };
        };
        trace?: never;
    };
    "/api/me/passkeys/options": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        password?: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            options: {
                                [key: string]: unknown;
                            };
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/session/passkey/options": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            options: {
                                [key: string]: unknown;
                            };
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/session/passkey": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        response: {
                            id: string;
                            rawId: string;
                            /** @enum {string} */
                            type: "public-key";
                            clientExtensionResults: Record<string, never>;
                            response: {
                                clientDataJSON: string;
                                authenticatorData: string;
                                signature: string;
                                userHandle?: string;
                            };
                        };
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                            name: string;
                            email: string;
                            /** @enum {string} */
                            role: "owner" | "admin" | "manager" | "agent" | "marketer" | "member";
                            permissions: string[];
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/team": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                id: string;
                                name: string;
                                email: string;
                                /** @enum {string} */
                                role: "owner" | "admin" | "manager" | "agent" | "marketer" | "member";
                                department: {
                                    id: string;
                                    name: string;
                                } | null;
                                /** Format: date-time */
                                created_at: string;
                                invited: boolean;
                                second_factor?: boolean;
                            }[];
                        };
                    };
                };
            };
        };
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        name: string;
                        email: string;
                        /** @enum {string} */
                        role: "owner" | "admin" | "manager" | "agent" | "marketer" | "member";
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                            name: string;
                            email: string;
                            /** @enum {string} */
                            role: "owner" | "admin" | "manager" | "agent" | "marketer" | "member";
                            department: {
                                id: string;
                                name: string;
                            } | null;
                            /** Format: date-time */
                            created_at: string;
                            invited: boolean;
                            second_factor?: boolean;
                        } & {
                            invitation_url: string;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/team/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @enum {boolean} */
                            ok: true;
                        };
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        name?: string;
                        /** @enum {string} */
                        role?: "owner" | "admin" | "manager" | "agent" | "marketer" | "member";
                        department_id?: string | null;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                            name: string;
                            email: string;
                            /** @enum {string} */
                            role: "owner" | "admin" | "manager" | "agent" | "marketer" | "member";
                            department: {
                                id: string;
                                name: string;
                            } | null;
                            /** Format: date-time */
                            created_at: string;
                            invited: boolean;
                            second_factor?: boolean;
                        };
                    };
                };
            };
        };
        trace?: never;
    };
    "/api/invitations/{token}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    token: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            name: string;
                            email: string;
                            /** @enum {string} */
                            role: "owner" | "admin" | "manager" | "agent" | "marketer" | "member";
                        };
                    };
                };
            };
        };
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    token: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        name?: string;
                        password: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                            name: string;
                            email: string;
                            /** @enum {string} */
                            role: "owner" | "admin" | "manager" | "agent" | "marketer" | "member";
                            permissions: string[];
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/password-reset": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            by_mail: boolean;
                        };
                    };
                };
            };
        };
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        email: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @enum {boolean} */
                            ok: true;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/password-reset/{token}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    token: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            valid: boolean;
                        };
                    };
                };
            };
        };
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    token: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        password: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @enum {boolean} */
                            ok: true;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/roles": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The roles, and what each may do */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @description All there are, in the order of the table */
                            permissions: string[];
                            /** @description From the most to the least powerful */
                            items: {
                                /** @enum {string} */
                                role: "owner" | "admin" | "manager" | "agent" | "marketer" | "member";
                                permissions: string[];
                            }[];
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/departments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                id: string;
                                name: string;
                                members: number;
                            }[];
                        };
                    };
                };
            };
        };
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        name: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                            name: string;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/departments/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @enum {boolean} */
                            ok: true;
                        };
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        name: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                            name: string;
                        };
                    };
                };
            };
        };
        trace?: never;
    };
    "/api/company": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The company, as it is set up */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            name: string | null;
                            /** @description An IANA name: in it the company’s days begin and end */
                            time_zone: string;
                            /** @description BCP 47: what is written in when nothing else is known */
                            language: string;
                            website: string | null;
                            colour: string | null;
                            /** @description For If-Match */
                            version: number;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Change the version named in If-Match; null takes away what was said */
        patch: {
            parameters: {
                query?: never;
                header?: {
                    "if-match"?: string;
                };
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        name?: string | null;
                        time_zone?: string;
                        language?: string;
                        website?: string | null;
                        colour?: string | null;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            name: string | null;
                            /** @description An IANA name: in it the company’s days begin and end */
                            time_zone: string;
                            /** @description BCP 47: what is written in when nothing else is known */
                            language: string;
                            website: string | null;
                            colour: string | null;
                            /** @description For If-Match */
                            version: number;
                        };
                    };
                };
            };
        };
        trace?: never;
    };
    "/api/audit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: {
                    after?: string;
                    limit?: number;
                    member_id?: string;
                    action?: string;
                    from?: string;
                    to?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                id: string;
                                /** Format: date-time */
                                at: string;
                                actor: string;
                                actor_name: string | null;
                                action: string;
                                subject: string | null;
                                subject_name: string | null;
                                detail: {
                                    [key: string]: unknown;
                                };
                            }[];
                            next: string | null;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/audit.csv": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: {
                    member_id?: string;
                    action?: string;
                    from?: string;
                    to?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/files": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Upload a file, to be attached to a message afterwards */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: uuid */
                            id: string;
                            name: string;
                            type: string;
                            size: number;
                            url: string;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/files/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Download a file */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/about": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What this server is, where its data lies, and how it is doing */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            version: string;
                            commit: string | null;
                            /** @example Node 24.1.0 */
                            runtime: string;
                            /** @example linux x64 */
                            platform: string;
                            /** Format: date-time */
                            started_at: string;
                            uptime_s: number;
                            memory_bytes: number;
                            address: string | null;
                            database: {
                                /** @example 18.4 */
                                version: string;
                                /** @description False: DATABASE_URL names another one */
                                own: boolean;
                                size_bytes: number;
                                schema_version: number;
                            };
                            data_folder: string;
                            disk: {
                                free_bytes: number;
                                total_bytes: number;
                            };
                            /** @description On this database */
                            processes: number;
                            reactors: {
                                reactor: string;
                                /** @description Age of the oldest it has not passed */
                                seconds: number;
                                /** @description Interactions */
                                waiting: number;
                            }[];
                            checks: {
                                name: string;
                                ok: boolean;
                                /** @description What holds, or what is wrong and what to do */
                                says: string;
                            }[];
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/identity-rules": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What identifies nobody, and how many of a kind one customer has */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @description For If-Match */
                            version: number;
                            default_country: string | null;
                            /** @description Counts while default_country is null: the setting DEFAULT_COUNTRY of the server. */
                            server_country: string | null;
                            changed_at: string | null;
                            changed_by: string | null;
                            kinds: {
                                kind: string;
                                /** @description How many one customer has at most; null: as built in. */
                                limit: number | null;
                                default_limit: number;
                                built_in: {
                                    /** @description A word, or the name of a rule (`rule:only_zeros`). */
                                    value: string;
                                    example: string | null;
                                    on: boolean;
                                }[];
                                blocked: {
                                    /** @description A whole value, or what many begin or end with: `*@example.com`. */
                                    value: string;
                                    /** Format: date-time */
                                    added_at: string;
                                    added_by: string;
                                }[];
                            }[];
                        };
                    };
                };
            };
        };
        /** Replace the identity rules of the version named in If-Match */
        put: {
            parameters: {
                query?: never;
                header?: {
                    "if-match"?: string;
                };
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        default_country: string | null;
                        /** @description All that differs from what is built in; a kind left out is as built in. */
                        kinds: {
                            kind: string;
                            limit?: number | null;
                            blocked?: string[];
                            switched_off?: string[];
                        }[];
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @description For If-Match */
                            version: number;
                            default_country: string | null;
                            /** @description Counts while default_country is null: the setting DEFAULT_COUNTRY of the server. */
                            server_country: string | null;
                            changed_at: string | null;
                            changed_by: string | null;
                            kinds: {
                                kind: string;
                                /** @description How many one customer has at most; null: as built in. */
                                limit: number | null;
                                default_limit: number;
                                built_in: {
                                    /** @description A word, or the name of a rule (`rule:only_zeros`). */
                                    value: string;
                                    example: string | null;
                                    on: boolean;
                                }[];
                                blocked: {
                                    /** @description A whole value, or what many begin or end with: `*@example.com`. */
                                    value: string;
                                    /** Format: date-time */
                                    added_at: string;
                                    added_by: string;
                                }[];
                            }[];
                        };
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/identity-rules/matches": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Identities that came before the rule which would block them now */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            count: number;
                            /** @description There are more than were counted. */
                            more: boolean;
                            items: {
                                kind: string;
                                value: string;
                                blocked_by: string;
                                customer: {
                                    id: string;
                                    display_name: string;
                                };
                            }[];
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/identity-rules/try": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** What becomes of a value under the rules in force */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        kind: string;
                        value: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            verdict: "taken" | "blocked" | "invalid";
                            normal: string | null;
                            blocked_by: string | null;
                            why: string;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/customer-imports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                /** Format: uuid */
                                id: string;
                                file_name: string;
                                file_size: number;
                                encoding: "utf-8" | "utf-16le" | "utf-16be" | "windows-1252";
                                delimiter: string;
                                columns: string[];
                                /** @description Of each column: ignored, name, email, phone, user_id or trait:<name>. */
                                meanings: string[];
                                state: "uploaded" | "checking" | "checked" | "running" | "done" | "cancelled" | "failed";
                                /** @description How far it has come in the file. */
                                bytes_read: number;
                                /** @description Of the check or, once it was started, of the run. */
                                counts: {
                                    rows?: number;
                                    fresh?: number;
                                    changed?: number;
                                    refused?: number;
                                };
                                error: string | null;
                                created_by: string;
                                /** Format: date-time */
                                created_at: string;
                                started_at: string | null;
                                ended_at: string | null;
                            }[];
                        };
                    };
                };
            };
        };
        put?: never;
        /** Upload a CSV file of customers; nothing is taken yet */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: uuid */
                            id: string;
                            file_name: string;
                            file_size: number;
                            encoding: "utf-8" | "utf-16le" | "utf-16be" | "windows-1252";
                            delimiter: string;
                            columns: string[];
                            /** @description Of each column: ignored, name, email, phone, user_id or trait:<name>. */
                            meanings: string[];
                            state: "uploaded" | "checking" | "checked" | "running" | "done" | "cancelled" | "failed";
                            /** @description How far it has come in the file. */
                            bytes_read: number;
                            /** @description Of the check or, once it was started, of the run. */
                            counts: {
                                rows?: number;
                                fresh?: number;
                                changed?: number;
                                refused?: number;
                            };
                            error: string | null;
                            created_by: string;
                            /** Format: date-time */
                            created_at: string;
                            started_at: string | null;
                            ended_at: string | null;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/customer-imports/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: uuid */
                            id: string;
                            file_name: string;
                            file_size: number;
                            encoding: "utf-8" | "utf-16le" | "utf-16be" | "windows-1252";
                            delimiter: string;
                            columns: string[];
                            /** @description Of each column: ignored, name, email, phone, user_id or trait:<name>. */
                            meanings: string[];
                            state: "uploaded" | "checking" | "checked" | "running" | "done" | "cancelled" | "failed";
                            /** @description How far it has come in the file. */
                            bytes_read: number;
                            /** @description Of the check or, once it was started, of the run. */
                            counts: {
                                rows?: number;
                                fresh?: number;
                                changed?: number;
                                refused?: number;
                            };
                            error: string | null;
                            created_by: string;
                            /** Format: date-time */
                            created_at: string;
                            started_at: string | null;
                            ended_at: string | null;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/customer-imports/{id}/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            rows: string[][];
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/customer-imports/{id}/refused.csv": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The refused rows, each with its reason */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/customer-imports/{id}/check": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Say what the columns mean, and try */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        meanings: string[];
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: uuid */
                            id: string;
                            file_name: string;
                            file_size: number;
                            encoding: "utf-8" | "utf-16le" | "utf-16be" | "windows-1252";
                            delimiter: string;
                            columns: string[];
                            /** @description Of each column: ignored, name, email, phone, user_id or trait:<name>. */
                            meanings: string[];
                            state: "uploaded" | "checking" | "checked" | "running" | "done" | "cancelled" | "failed";
                            /** @description How far it has come in the file. */
                            bytes_read: number;
                            /** @description Of the check or, once it was started, of the run. */
                            counts: {
                                rows?: number;
                                fresh?: number;
                                changed?: number;
                                refused?: number;
                            };
                            error: string | null;
                            created_by: string;
                            /** Format: date-time */
                            created_at: string;
                            started_at: string | null;
                            ended_at: string | null;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/customer-imports/{id}/read-anew": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Say how the file is written, where that was not found */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        encoding?: "utf-8" | "utf-16le" | "utf-16be" | "windows-1252";
                        /** @description What stands between two cells. */
                        delimiter?: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: uuid */
                            id: string;
                            file_name: string;
                            file_size: number;
                            encoding: "utf-8" | "utf-16le" | "utf-16be" | "windows-1252";
                            delimiter: string;
                            columns: string[];
                            /** @description Of each column: ignored, name, email, phone, user_id or trait:<name>. */
                            meanings: string[];
                            state: "uploaded" | "checking" | "checked" | "running" | "done" | "cancelled" | "failed";
                            /** @description How far it has come in the file. */
                            bytes_read: number;
                            /** @description Of the check or, once it was started, of the run. */
                            counts: {
                                rows?: number;
                                fresh?: number;
                                changed?: number;
                                refused?: number;
                            };
                            error: string | null;
                            created_by: string;
                            /** Format: date-time */
                            created_at: string;
                            started_at: string | null;
                            ended_at: string | null;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/customer-imports/{id}/start": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: uuid */
                            id: string;
                            file_name: string;
                            file_size: number;
                            encoding: "utf-8" | "utf-16le" | "utf-16be" | "windows-1252";
                            delimiter: string;
                            columns: string[];
                            /** @description Of each column: ignored, name, email, phone, user_id or trait:<name>. */
                            meanings: string[];
                            state: "uploaded" | "checking" | "checked" | "running" | "done" | "cancelled" | "failed";
                            /** @description How far it has come in the file. */
                            bytes_read: number;
                            /** @description Of the check or, once it was started, of the run. */
                            counts: {
                                rows?: number;
                                fresh?: number;
                                changed?: number;
                                refused?: number;
                            };
                            error: string | null;
                            created_by: string;
                            /** Format: date-time */
                            created_at: string;
                            started_at: string | null;
                            ended_at: string | null;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/customer-imports/{id}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: uuid */
                            id: string;
                            file_name: string;
                            file_size: number;
                            encoding: "utf-8" | "utf-16le" | "utf-16be" | "windows-1252";
                            delimiter: string;
                            columns: string[];
                            /** @description Of each column: ignored, name, email, phone, user_id or trait:<name>. */
                            meanings: string[];
                            state: "uploaded" | "checking" | "checked" | "running" | "done" | "cancelled" | "failed";
                            /** @description How far it has come in the file. */
                            bytes_read: number;
                            /** @description Of the check or, once it was started, of the run. */
                            counts: {
                                rows?: number;
                                fresh?: number;
                                changed?: number;
                                refused?: number;
                            };
                            error: string | null;
                            created_by: string;
                            /** Format: date-time */
                            created_at: string;
                            started_at: string | null;
                            ended_at: string | null;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/customers/export.ndjson": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** All that is known of all customers: one line of JSON each */
        get: {
            parameters: {
                query?: {
                    /** @description Whether everything that happened with them is in it, too; false leaves that out. */
                    timeline?: boolean;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/customers/{id}/export.json": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** All that is known of a customer, for machines */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/customers/{id}/export.html": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** All that is known of a customer, to be read and printed */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/customers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: {
                    /** @description An identity, words of a name in any order (their beginnings, misspelt too), an address or its domain, and traits: `huber anna trait.plan=gold`. With words the likeliest come first, whatever `sort` says. */
                    q?: string;
                    kind?: "person" | "organisation";
                    has_email?: boolean;
                    /** @description What is known of them: `plan=gold`. */
                    trait?: string;
                    created_from?: string;
                    created_before?: string;
                    sort?: "name" | "-name" | "created" | "-created";
                    /** @description Leaves out visitors of whom only a browser is known. */
                    known?: boolean;
                    after?: string;
                    limit?: number;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                /** Format: uuid */
                                id: string;
                                kind: "person" | "organisation";
                                display_name: string;
                                name: string | null;
                                email: string | null;
                                phone: string | null;
                                /** Format: date-time */
                                created_at: string;
                                last_seen_at: string | null;
                            }[];
                            next: string | null;
                        };
                    };
                };
            };
        };
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: {
                    "idempotency-key"?: string;
                };
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        kind?: "person" | "organisation";
                        name: string;
                        email?: string;
                        phone?: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: uuid */
                            id: string;
                            kind: "person" | "organisation";
                            display_name: string;
                            name: string | null;
                            email: string | null;
                            phone: string | null;
                            /** Format: date-time */
                            created_at: string;
                            last_seen_at: string | null;
                            /** @description Which this person belongs to. */
                            organisations: {
                                customer: {
                                    /** Format: uuid */
                                    id: string;
                                    display_name: string;
                                };
                                /** @description How far it is believed: anybody said so, a source with a secret key, a person of the team. */
                                trust: "claimed" | "verified" | "person";
                                said_by: string;
                                /** Format: date-time */
                                first_at: string;
                                /** Format: date-time */
                                last_at: string;
                            }[];
                            /** @description Of an organisation; else null. */
                            member_count: number | null;
                            traits: {
                                name: string;
                                value: unknown;
                                /** Format: date-time */
                                occurred_at: string;
                                source_id: string | null;
                                set_by: string;
                                /** @description A person’s word: holds until it is released. */
                                by_person: boolean;
                                /** @description What a machine says meanwhile, and what counts again once the person’s word is released. */
                                machine: {
                                    value: unknown;
                                    /** Format: date-time */
                                    occurred_at: string;
                                    source_id: string | null;
                                    set_by: string;
                                } | null;
                            }[];
                            /** @description Taken away by a person although a machine goes on saying them; their value is null. */
                            removed_traits: {
                                name: string;
                                value: unknown;
                                /** Format: date-time */
                                occurred_at: string;
                                source_id: string | null;
                                set_by: string;
                                /** @description A person’s word: holds until it is released. */
                                by_person: boolean;
                                /** @description What a machine says meanwhile, and what counts again once the person’s word is released. */
                                machine: {
                                    value: unknown;
                                    /** Format: date-time */
                                    occurred_at: string;
                                    source_id: string | null;
                                    set_by: string;
                                } | null;
                            }[];
                            profiles: {
                                /** Format: uuid */
                                id: string;
                                anonymous: boolean;
                                /** Format: date-time */
                                created_at: string;
                                identities: {
                                    kind: string;
                                    value: string;
                                    verified: boolean;
                                    evidence: string;
                                    /** Format: date-time */
                                    created_at: string;
                                }[];
                            }[];
                            links: {
                                /** Format: uuid */
                                id: string;
                                /** Format: uuid */
                                profile_a: string;
                                /** Format: uuid */
                                profile_b: string;
                                strength: "claimed" | "verified" | "person";
                                evidence: string;
                                actor: string;
                                /** Format: date-time */
                                created_at: string;
                                undone_at: string | null;
                                undone_by: string | null;
                            }[];
                            suggestions: {
                                /** Format: uuid */
                                id: string;
                                customer: {
                                    /** Format: uuid */
                                    id: string;
                                    display_name: string;
                                };
                                reason: string;
                                /** Format: date-time */
                                created_at: string;
                            }[];
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/customers/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: uuid */
                            id: string;
                            kind: "person" | "organisation";
                            display_name: string;
                            name: string | null;
                            email: string | null;
                            phone: string | null;
                            /** Format: date-time */
                            created_at: string;
                            last_seen_at: string | null;
                            /** @description Which this person belongs to. */
                            organisations: {
                                customer: {
                                    /** Format: uuid */
                                    id: string;
                                    display_name: string;
                                };
                                /** @description How far it is believed: anybody said so, a source with a secret key, a person of the team. */
                                trust: "claimed" | "verified" | "person";
                                said_by: string;
                                /** Format: date-time */
                                first_at: string;
                                /** Format: date-time */
                                last_at: string;
                            }[];
                            /** @description Of an organisation; else null. */
                            member_count: number | null;
                            traits: {
                                name: string;
                                value: unknown;
                                /** Format: date-time */
                                occurred_at: string;
                                source_id: string | null;
                                set_by: string;
                                /** @description A person’s word: holds until it is released. */
                                by_person: boolean;
                                /** @description What a machine says meanwhile, and what counts again once the person’s word is released. */
                                machine: {
                                    value: unknown;
                                    /** Format: date-time */
                                    occurred_at: string;
                                    source_id: string | null;
                                    set_by: string;
                                } | null;
                            }[];
                            /** @description Taken away by a person although a machine goes on saying them; their value is null. */
                            removed_traits: {
                                name: string;
                                value: unknown;
                                /** Format: date-time */
                                occurred_at: string;
                                source_id: string | null;
                                set_by: string;
                                /** @description A person’s word: holds until it is released. */
                                by_person: boolean;
                                /** @description What a machine says meanwhile, and what counts again once the person’s word is released. */
                                machine: {
                                    value: unknown;
                                    /** Format: date-time */
                                    occurred_at: string;
                                    source_id: string | null;
                                    set_by: string;
                                } | null;
                            }[];
                            profiles: {
                                /** Format: uuid */
                                id: string;
                                anonymous: boolean;
                                /** Format: date-time */
                                created_at: string;
                                identities: {
                                    kind: string;
                                    value: string;
                                    verified: boolean;
                                    evidence: string;
                                    /** Format: date-time */
                                    created_at: string;
                                }[];
                            }[];
                            links: {
                                /** Format: uuid */
                                id: string;
                                /** Format: uuid */
                                profile_a: string;
                                /** Format: uuid */
                                profile_b: string;
                                strength: "claimed" | "verified" | "person";
                                evidence: string;
                                actor: string;
                                /** Format: date-time */
                                created_at: string;
                                undone_at: string | null;
                                undone_by: string | null;
                            }[];
                            suggestions: {
                                /** Format: uuid */
                                id: string;
                                customer: {
                                    /** Format: uuid */
                                    id: string;
                                    display_name: string;
                                };
                                reason: string;
                                /** Format: date-time */
                                created_at: string;
                            }[];
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/customers/{id}/timeline": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: {
                    /** @description A cursor: what is older. */
                    before?: string;
                    /** @description A cursor: what is newer, the next of it. */
                    after?: string;
                    /** @description A moment: what happened until then, the latest first. */
                    until?: string;
                    /** @description An interaction: the page begins with it. */
                    around?: string;
                    /** @description Comma-separated. */
                    types?: string;
                    /** @description Comma-separated. */
                    channels?: string;
                    /** @description Of an organisation: also what its members did; of very many, the 200 profiles seen there last. */
                    members?: boolean;
                    limit?: number;
                };
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                /** Format: uuid */
                                id: string;
                                /** Format: uuid */
                                profile_id: string;
                                type: string;
                                channel: string | null;
                                direction: "in" | "out" | null;
                                case_id: string | null;
                                actor: string;
                                /** Format: date-time */
                                occurred_at: string;
                                /** Format: date-time */
                                received_at: string;
                                properties: {
                                    [key: string]: unknown;
                                };
                                context: {
                                    [key: string]: unknown;
                                };
                                summary: string;
                                /** @description With `members`: which member it is of; null for the organisation itself. */
                                customer?: {
                                    /** Format: uuid */
                                    id: string;
                                    display_name: string;
                                } | null;
                            }[];
                            /** @description Where reading goes on in the direction asked; null at the end. With a filter a page may be short or empty although there is more. */
                            next: string | null;
                            /** @description For `after`: what is newer than this page, now or later. */
                            newer: string | null;
                            /** @description For `before`: what is older than this page; null where there is nothing. */
                            older: string | null;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/customers/{id}/timeline/overview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: {
                    /** @description In which months begin: Europe/Berlin. */
                    time_zone?: string;
                };
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            count: number;
                            /** @description False for a timeline so long that not all of it was counted. */
                            complete: boolean;
                            months: {
                                /** @example 2026-03 */
                                month: string;
                                count: number;
                            }[];
                            types: {
                                type: string;
                                count: number;
                            }[];
                            channels: {
                                channel: string;
                                count: number;
                            }[];
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/customers/{id}/merge": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** Format: uuid */
                        customer_id: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: uuid */
                            id: string;
                            kind: "person" | "organisation";
                            display_name: string;
                            name: string | null;
                            email: string | null;
                            phone: string | null;
                            /** Format: date-time */
                            created_at: string;
                            last_seen_at: string | null;
                            /** @description Which this person belongs to. */
                            organisations: {
                                customer: {
                                    /** Format: uuid */
                                    id: string;
                                    display_name: string;
                                };
                                /** @description How far it is believed: anybody said so, a source with a secret key, a person of the team. */
                                trust: "claimed" | "verified" | "person";
                                said_by: string;
                                /** Format: date-time */
                                first_at: string;
                                /** Format: date-time */
                                last_at: string;
                            }[];
                            /** @description Of an organisation; else null. */
                            member_count: number | null;
                            traits: {
                                name: string;
                                value: unknown;
                                /** Format: date-time */
                                occurred_at: string;
                                source_id: string | null;
                                set_by: string;
                                /** @description A person’s word: holds until it is released. */
                                by_person: boolean;
                                /** @description What a machine says meanwhile, and what counts again once the person’s word is released. */
                                machine: {
                                    value: unknown;
                                    /** Format: date-time */
                                    occurred_at: string;
                                    source_id: string | null;
                                    set_by: string;
                                } | null;
                            }[];
                            /** @description Taken away by a person although a machine goes on saying them; their value is null. */
                            removed_traits: {
                                name: string;
                                value: unknown;
                                /** Format: date-time */
                                occurred_at: string;
                                source_id: string | null;
                                set_by: string;
                                /** @description A person’s word: holds until it is released. */
                                by_person: boolean;
                                /** @description What a machine says meanwhile, and what counts again once the person’s word is released. */
                                machine: {
                                    value: unknown;
                                    /** Format: date-time */
                                    occurred_at: string;
                                    source_id: string | null;
                                    set_by: string;
                                } | null;
                            }[];
                            profiles: {
                                /** Format: uuid */
                                id: string;
                                anonymous: boolean;
                                /** Format: date-time */
                                created_at: string;
                                identities: {
                                    kind: string;
                                    value: string;
                                    verified: boolean;
                                    evidence: string;
                                    /** Format: date-time */
                                    created_at: string;
                                }[];
                            }[];
                            links: {
                                /** Format: uuid */
                                id: string;
                                /** Format: uuid */
                                profile_a: string;
                                /** Format: uuid */
                                profile_b: string;
                                strength: "claimed" | "verified" | "person";
                                evidence: string;
                                actor: string;
                                /** Format: date-time */
                                created_at: string;
                                undone_at: string | null;
                                undone_by: string | null;
                            }[];
                            suggestions: {
                                /** Format: uuid */
                                id: string;
                                customer: {
                                    /** Format: uuid */
                                    id: string;
                                    display_name: string;
                                };
                                reason: string;
                                /** Format: date-time */
                                created_at: string;
                            }[];
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/customers/{id}/unmerge": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        profile_ids: string[];
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            customer: {
                                /** Format: uuid */
                                id: string;
                                kind: "person" | "organisation";
                                display_name: string;
                                name: string | null;
                                email: string | null;
                                phone: string | null;
                                /** Format: date-time */
                                created_at: string;
                                last_seen_at: string | null;
                                /** @description Which this person belongs to. */
                                organisations: {
                                    customer: {
                                        /** Format: uuid */
                                        id: string;
                                        display_name: string;
                                    };
                                    /** @description How far it is believed: anybody said so, a source with a secret key, a person of the team. */
                                    trust: "claimed" | "verified" | "person";
                                    said_by: string;
                                    /** Format: date-time */
                                    first_at: string;
                                    /** Format: date-time */
                                    last_at: string;
                                }[];
                                /** @description Of an organisation; else null. */
                                member_count: number | null;
                                traits: {
                                    name: string;
                                    value: unknown;
                                    /** Format: date-time */
                                    occurred_at: string;
                                    source_id: string | null;
                                    set_by: string;
                                    /** @description A person’s word: holds until it is released. */
                                    by_person: boolean;
                                    /** @description What a machine says meanwhile, and what counts again once the person’s word is released. */
                                    machine: {
                                        value: unknown;
                                        /** Format: date-time */
                                        occurred_at: string;
                                        source_id: string | null;
                                        set_by: string;
                                    } | null;
                                }[];
                                /** @description Taken away by a person although a machine goes on saying them; their value is null. */
                                removed_traits: {
                                    name: string;
                                    value: unknown;
                                    /** Format: date-time */
                                    occurred_at: string;
                                    source_id: string | null;
                                    set_by: string;
                                    /** @description A person’s word: holds until it is released. */
                                    by_person: boolean;
                                    /** @description What a machine says meanwhile, and what counts again once the person’s word is released. */
                                    machine: {
                                        value: unknown;
                                        /** Format: date-time */
                                        occurred_at: string;
                                        source_id: string | null;
                                        set_by: string;
                                    } | null;
                                }[];
                                profiles: {
                                    /** Format: uuid */
                                    id: string;
                                    anonymous: boolean;
                                    /** Format: date-time */
                                    created_at: string;
                                    identities: {
                                        kind: string;
                                        value: string;
                                        verified: boolean;
                                        evidence: string;
                                        /** Format: date-time */
                                        created_at: string;
                                    }[];
                                }[];
                                links: {
                                    /** Format: uuid */
                                    id: string;
                                    /** Format: uuid */
                                    profile_a: string;
                                    /** Format: uuid */
                                    profile_b: string;
                                    strength: "claimed" | "verified" | "person";
                                    evidence: string;
                                    actor: string;
                                    /** Format: date-time */
                                    created_at: string;
                                    undone_at: string | null;
                                    undone_by: string | null;
                                }[];
                                suggestions: {
                                    /** Format: uuid */
                                    id: string;
                                    customer: {
                                        /** Format: uuid */
                                        id: string;
                                        display_name: string;
                                    };
                                    reason: string;
                                    /** Format: date-time */
                                    created_at: string;
                                }[];
                            };
                            split_off: {
                                /** Format: uuid */
                                id: string;
                                kind: "person" | "organisation";
                                display_name: string;
                                name: string | null;
                                email: string | null;
                                phone: string | null;
                                /** Format: date-time */
                                created_at: string;
                                last_seen_at: string | null;
                                /** @description Which this person belongs to. */
                                organisations: {
                                    customer: {
                                        /** Format: uuid */
                                        id: string;
                                        display_name: string;
                                    };
                                    /** @description How far it is believed: anybody said so, a source with a secret key, a person of the team. */
                                    trust: "claimed" | "verified" | "person";
                                    said_by: string;
                                    /** Format: date-time */
                                    first_at: string;
                                    /** Format: date-time */
                                    last_at: string;
                                }[];
                                /** @description Of an organisation; else null. */
                                member_count: number | null;
                                traits: {
                                    name: string;
                                    value: unknown;
                                    /** Format: date-time */
                                    occurred_at: string;
                                    source_id: string | null;
                                    set_by: string;
                                    /** @description A person’s word: holds until it is released. */
                                    by_person: boolean;
                                    /** @description What a machine says meanwhile, and what counts again once the person’s word is released. */
                                    machine: {
                                        value: unknown;
                                        /** Format: date-time */
                                        occurred_at: string;
                                        source_id: string | null;
                                        set_by: string;
                                    } | null;
                                }[];
                                /** @description Taken away by a person although a machine goes on saying them; their value is null. */
                                removed_traits: {
                                    name: string;
                                    value: unknown;
                                    /** Format: date-time */
                                    occurred_at: string;
                                    source_id: string | null;
                                    set_by: string;
                                    /** @description A person’s word: holds until it is released. */
                                    by_person: boolean;
                                    /** @description What a machine says meanwhile, and what counts again once the person’s word is released. */
                                    machine: {
                                        value: unknown;
                                        /** Format: date-time */
                                        occurred_at: string;
                                        source_id: string | null;
                                        set_by: string;
                                    } | null;
                                }[];
                                profiles: {
                                    /** Format: uuid */
                                    id: string;
                                    anonymous: boolean;
                                    /** Format: date-time */
                                    created_at: string;
                                    identities: {
                                        kind: string;
                                        value: string;
                                        verified: boolean;
                                        evidence: string;
                                        /** Format: date-time */
                                        created_at: string;
                                    }[];
                                }[];
                                links: {
                                    /** Format: uuid */
                                    id: string;
                                    /** Format: uuid */
                                    profile_a: string;
                                    /** Format: uuid */
                                    profile_b: string;
                                    strength: "claimed" | "verified" | "person";
                                    evidence: string;
                                    actor: string;
                                    /** Format: date-time */
                                    created_at: string;
                                    undone_at: string | null;
                                    undone_by: string | null;
                                }[];
                                suggestions: {
                                    /** Format: uuid */
                                    id: string;
                                    customer: {
                                        /** Format: uuid */
                                        id: string;
                                        display_name: string;
                                    };
                                    reason: string;
                                    /** Format: date-time */
                                    created_at: string;
                                }[];
                            };
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/customers/{id}/members": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: {
                    /** @description Beginnings of words of their names, in any order. */
                    q?: string;
                    after?: string;
                    limit?: number;
                };
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                /** Format: uuid */
                                id: string;
                                kind: "person" | "organisation";
                                display_name: string;
                                name: string | null;
                                email: string | null;
                                phone: string | null;
                                /** Format: date-time */
                                created_at: string;
                                last_seen_at: string | null;
                                trust: "claimed" | "verified" | "person";
                                said_by: string;
                                /** Format: date-time */
                                first_at: string;
                                /** Format: date-time */
                                last_at: string;
                            }[];
                            next: string | null;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/customers/{id}/organisations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** Format: uuid */
                        organisation_id: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: uuid */
                            id: string;
                            kind: "person" | "organisation";
                            display_name: string;
                            name: string | null;
                            email: string | null;
                            phone: string | null;
                            /** Format: date-time */
                            created_at: string;
                            last_seen_at: string | null;
                            /** @description Which this person belongs to. */
                            organisations: {
                                customer: {
                                    /** Format: uuid */
                                    id: string;
                                    display_name: string;
                                };
                                /** @description How far it is believed: anybody said so, a source with a secret key, a person of the team. */
                                trust: "claimed" | "verified" | "person";
                                said_by: string;
                                /** Format: date-time */
                                first_at: string;
                                /** Format: date-time */
                                last_at: string;
                            }[];
                            /** @description Of an organisation; else null. */
                            member_count: number | null;
                            traits: {
                                name: string;
                                value: unknown;
                                /** Format: date-time */
                                occurred_at: string;
                                source_id: string | null;
                                set_by: string;
                                /** @description A person’s word: holds until it is released. */
                                by_person: boolean;
                                /** @description What a machine says meanwhile, and what counts again once the person’s word is released. */
                                machine: {
                                    value: unknown;
                                    /** Format: date-time */
                                    occurred_at: string;
                                    source_id: string | null;
                                    set_by: string;
                                } | null;
                            }[];
                            /** @description Taken away by a person although a machine goes on saying them; their value is null. */
                            removed_traits: {
                                name: string;
                                value: unknown;
                                /** Format: date-time */
                                occurred_at: string;
                                source_id: string | null;
                                set_by: string;
                                /** @description A person’s word: holds until it is released. */
                                by_person: boolean;
                                /** @description What a machine says meanwhile, and what counts again once the person’s word is released. */
                                machine: {
                                    value: unknown;
                                    /** Format: date-time */
                                    occurred_at: string;
                                    source_id: string | null;
                                    set_by: string;
                                } | null;
                            }[];
                            profiles: {
                                /** Format: uuid */
                                id: string;
                                anonymous: boolean;
                                /** Format: date-time */
                                created_at: string;
                                identities: {
                                    kind: string;
                                    value: string;
                                    verified: boolean;
                                    evidence: string;
                                    /** Format: date-time */
                                    created_at: string;
                                }[];
                            }[];
                            links: {
                                /** Format: uuid */
                                id: string;
                                /** Format: uuid */
                                profile_a: string;
                                /** Format: uuid */
                                profile_b: string;
                                strength: "claimed" | "verified" | "person";
                                evidence: string;
                                actor: string;
                                /** Format: date-time */
                                created_at: string;
                                undone_at: string | null;
                                undone_by: string | null;
                            }[];
                            suggestions: {
                                /** Format: uuid */
                                id: string;
                                customer: {
                                    /** Format: uuid */
                                    id: string;
                                    display_name: string;
                                };
                                reason: string;
                                /** Format: date-time */
                                created_at: string;
                            }[];
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/customers/{id}/organisations/{organisation_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                    organisation_id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: uuid */
                            id: string;
                            kind: "person" | "organisation";
                            display_name: string;
                            name: string | null;
                            email: string | null;
                            phone: string | null;
                            /** Format: date-time */
                            created_at: string;
                            last_seen_at: string | null;
                            /** @description Which this person belongs to. */
                            organisations: {
                                customer: {
                                    /** Format: uuid */
                                    id: string;
                                    display_name: string;
                                };
                                /** @description How far it is believed: anybody said so, a source with a secret key, a person of the team. */
                                trust: "claimed" | "verified" | "person";
                                said_by: string;
                                /** Format: date-time */
                                first_at: string;
                                /** Format: date-time */
                                last_at: string;
                            }[];
                            /** @description Of an organisation; else null. */
                            member_count: number | null;
                            traits: {
                                name: string;
                                value: unknown;
                                /** Format: date-time */
                                occurred_at: string;
                                source_id: string | null;
                                set_by: string;
                                /** @description A person’s word: holds until it is released. */
                                by_person: boolean;
                                /** @description What a machine says meanwhile, and what counts again once the person’s word is released. */
                                machine: {
                                    value: unknown;
                                    /** Format: date-time */
                                    occurred_at: string;
                                    source_id: string | null;
                                    set_by: string;
                                } | null;
                            }[];
                            /** @description Taken away by a person although a machine goes on saying them; their value is null. */
                            removed_traits: {
                                name: string;
                                value: unknown;
                                /** Format: date-time */
                                occurred_at: string;
                                source_id: string | null;
                                set_by: string;
                                /** @description A person’s word: holds until it is released. */
                                by_person: boolean;
                                /** @description What a machine says meanwhile, and what counts again once the person’s word is released. */
                                machine: {
                                    value: unknown;
                                    /** Format: date-time */
                                    occurred_at: string;
                                    source_id: string | null;
                                    set_by: string;
                                } | null;
                            }[];
                            profiles: {
                                /** Format: uuid */
                                id: string;
                                anonymous: boolean;
                                /** Format: date-time */
                                created_at: string;
                                identities: {
                                    kind: string;
                                    value: string;
                                    verified: boolean;
                                    evidence: string;
                                    /** Format: date-time */
                                    created_at: string;
                                }[];
                            }[];
                            links: {
                                /** Format: uuid */
                                id: string;
                                /** Format: uuid */
                                profile_a: string;
                                /** Format: uuid */
                                profile_b: string;
                                strength: "claimed" | "verified" | "person";
                                evidence: string;
                                actor: string;
                                /** Format: date-time */
                                created_at: string;
                                undone_at: string | null;
                                undone_by: string | null;
                            }[];
                            suggestions: {
                                /** Format: uuid */
                                id: string;
                                customer: {
                                    /** Format: uuid */
                                    id: string;
                                    display_name: string;
                                };
                                reason: string;
                                /** Format: date-time */
                                created_at: string;
                            }[];
                        };
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/suggestions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Customers who may be the same and await a decision, the newest first */
        get: {
            parameters: {
                query?: {
                    after?: string;
                    limit?: number;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                /** Format: uuid */
                                id: string;
                                customers: {
                                    /** Format: uuid */
                                    id: string;
                                    kind: "person" | "organisation";
                                    display_name: string;
                                    /** Format: uuid */
                                    profile_id: string;
                                    /** @description Of the very profile that the evidence is about. */
                                    identities: {
                                        kind: string;
                                        value: string;
                                        verified: boolean;
                                    }[];
                                }[];
                                /** @description In a word: `claim`, `separated`, or `too_many_` and the kind of identity. */
                                why: string;
                                /** @description The same in a sentence. */
                                reason: string;
                                /** @description What speaks for it, in a sentence. */
                                evidence: string;
                                /** Format: date-time */
                                created_at: string;
                            }[];
                            next: string | null;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/suggestions/{id}/accept": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: uuid */
                            id: string;
                            kind: "person" | "organisation";
                            display_name: string;
                            name: string | null;
                            email: string | null;
                            phone: string | null;
                            /** Format: date-time */
                            created_at: string;
                            last_seen_at: string | null;
                            /** @description Which this person belongs to. */
                            organisations: {
                                customer: {
                                    /** Format: uuid */
                                    id: string;
                                    display_name: string;
                                };
                                /** @description How far it is believed: anybody said so, a source with a secret key, a person of the team. */
                                trust: "claimed" | "verified" | "person";
                                said_by: string;
                                /** Format: date-time */
                                first_at: string;
                                /** Format: date-time */
                                last_at: string;
                            }[];
                            /** @description Of an organisation; else null. */
                            member_count: number | null;
                            traits: {
                                name: string;
                                value: unknown;
                                /** Format: date-time */
                                occurred_at: string;
                                source_id: string | null;
                                set_by: string;
                                /** @description A person’s word: holds until it is released. */
                                by_person: boolean;
                                /** @description What a machine says meanwhile, and what counts again once the person’s word is released. */
                                machine: {
                                    value: unknown;
                                    /** Format: date-time */
                                    occurred_at: string;
                                    source_id: string | null;
                                    set_by: string;
                                } | null;
                            }[];
                            /** @description Taken away by a person although a machine goes on saying them; their value is null. */
                            removed_traits: {
                                name: string;
                                value: unknown;
                                /** Format: date-time */
                                occurred_at: string;
                                source_id: string | null;
                                set_by: string;
                                /** @description A person’s word: holds until it is released. */
                                by_person: boolean;
                                /** @description What a machine says meanwhile, and what counts again once the person’s word is released. */
                                machine: {
                                    value: unknown;
                                    /** Format: date-time */
                                    occurred_at: string;
                                    source_id: string | null;
                                    set_by: string;
                                } | null;
                            }[];
                            profiles: {
                                /** Format: uuid */
                                id: string;
                                anonymous: boolean;
                                /** Format: date-time */
                                created_at: string;
                                identities: {
                                    kind: string;
                                    value: string;
                                    verified: boolean;
                                    evidence: string;
                                    /** Format: date-time */
                                    created_at: string;
                                }[];
                            }[];
                            links: {
                                /** Format: uuid */
                                id: string;
                                /** Format: uuid */
                                profile_a: string;
                                /** Format: uuid */
                                profile_b: string;
                                strength: "claimed" | "verified" | "person";
                                evidence: string;
                                actor: string;
                                /** Format: date-time */
                                created_at: string;
                                undone_at: string | null;
                                undone_by: string | null;
                            }[];
                            suggestions: {
                                /** Format: uuid */
                                id: string;
                                customer: {
                                    /** Format: uuid */
                                    id: string;
                                    display_name: string;
                                };
                                reason: string;
                                /** Format: date-time */
                                created_at: string;
                            }[];
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/suggestions/{id}/dismiss": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @enum {boolean} */
                            ok: true;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/customers/{id}/traits": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Correct what is known of a customer: a person’s word counts until it is released */
        patch: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @description Values by the names of traits. */
                        set?: {
                            [key: string]: unknown;
                        };
                        remove?: string[];
                        /** @description Traits of which no person’s word is to count any longer: the newest of what machines say does. */
                        release?: string[];
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: uuid */
                            id: string;
                            kind: "person" | "organisation";
                            display_name: string;
                            name: string | null;
                            email: string | null;
                            phone: string | null;
                            /** Format: date-time */
                            created_at: string;
                            last_seen_at: string | null;
                            /** @description Which this person belongs to. */
                            organisations: {
                                customer: {
                                    /** Format: uuid */
                                    id: string;
                                    display_name: string;
                                };
                                /** @description How far it is believed: anybody said so, a source with a secret key, a person of the team. */
                                trust: "claimed" | "verified" | "person";
                                said_by: string;
                                /** Format: date-time */
                                first_at: string;
                                /** Format: date-time */
                                last_at: string;
                            }[];
                            /** @description Of an organisation; else null. */
                            member_count: number | null;
                            traits: {
                                name: string;
                                value: unknown;
                                /** Format: date-time */
                                occurred_at: string;
                                source_id: string | null;
                                set_by: string;
                                /** @description A person’s word: holds until it is released. */
                                by_person: boolean;
                                /** @description What a machine says meanwhile, and what counts again once the person’s word is released. */
                                machine: {
                                    value: unknown;
                                    /** Format: date-time */
                                    occurred_at: string;
                                    source_id: string | null;
                                    set_by: string;
                                } | null;
                            }[];
                            /** @description Taken away by a person although a machine goes on saying them; their value is null. */
                            removed_traits: {
                                name: string;
                                value: unknown;
                                /** Format: date-time */
                                occurred_at: string;
                                source_id: string | null;
                                set_by: string;
                                /** @description A person’s word: holds until it is released. */
                                by_person: boolean;
                                /** @description What a machine says meanwhile, and what counts again once the person’s word is released. */
                                machine: {
                                    value: unknown;
                                    /** Format: date-time */
                                    occurred_at: string;
                                    source_id: string | null;
                                    set_by: string;
                                } | null;
                            }[];
                            profiles: {
                                /** Format: uuid */
                                id: string;
                                anonymous: boolean;
                                /** Format: date-time */
                                created_at: string;
                                identities: {
                                    kind: string;
                                    value: string;
                                    verified: boolean;
                                    evidence: string;
                                    /** Format: date-time */
                                    created_at: string;
                                }[];
                            }[];
                            links: {
                                /** Format: uuid */
                                id: string;
                                /** Format: uuid */
                                profile_a: string;
                                /** Format: uuid */
                                profile_b: string;
                                strength: "claimed" | "verified" | "person";
                                evidence: string;
                                actor: string;
                                /** Format: date-time */
                                created_at: string;
                                undone_at: string | null;
                                undone_by: string | null;
                            }[];
                            suggestions: {
                                /** Format: uuid */
                                id: string;
                                customer: {
                                    /** Format: uuid */
                                    id: string;
                                    display_name: string;
                                };
                                reason: string;
                                /** Format: date-time */
                                created_at: string;
                            }[];
                        };
                    };
                };
            };
        };
        trace?: never;
    };
    "/api/channels": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                channel: string;
                                title: string;
                                /** @description JSON Schema of an account’s settings; the form is made from it */
                                settings: {
                                    [key: string]: unknown;
                                };
                                secret_settings: string[];
                                capabilities: {
                                    subject: boolean;
                                    html: boolean;
                                    attachments: boolean;
                                    max_length: number | null;
                                };
                            }[];
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/channel-accounts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                id: string;
                                channel: string;
                                name: string;
                                /** @description where customers write to, on channels that have addresses */
                                address: string | null;
                                enabled: boolean;
                                settings: {
                                    [key: string]: unknown;
                                };
                                /** @description names of the secret settings that are stored */
                                stored_secrets: string[];
                                state: "new" | "ok" | "error";
                                /** @description what is wrong with it now, in plain words */
                                last_error: string | null;
                                /** Format: date-time */
                                last_checked_at: string | null;
                                /** @description what a web page names this account by */
                                public_key: string | null;
                                /** Format: date-time */
                                created_at: string;
                                /** Format: date-time */
                                updated_at: string;
                            }[];
                        };
                    };
                };
            };
        };
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        channel: string;
                        name: string;
                        settings: {
                            [key: string]: unknown;
                        };
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                            channel: string;
                            name: string;
                            /** @description where customers write to, on channels that have addresses */
                            address: string | null;
                            enabled: boolean;
                            settings: {
                                [key: string]: unknown;
                            };
                            /** @description names of the secret settings that are stored */
                            stored_secrets: string[];
                            state: "new" | "ok" | "error";
                            /** @description what is wrong with it now, in plain words */
                            last_error: string | null;
                            /** Format: date-time */
                            last_checked_at: string | null;
                            /** @description what a web page names this account by */
                            public_key: string | null;
                            /** Format: date-time */
                            created_at: string;
                            /** Format: date-time */
                            updated_at: string;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/channel-accounts/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @enum {boolean} */
                            ok: true;
                        };
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        name?: string;
                        enabled?: boolean;
                        settings?: {
                            [key: string]: unknown;
                        };
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                            channel: string;
                            name: string;
                            /** @description where customers write to, on channels that have addresses */
                            address: string | null;
                            enabled: boolean;
                            settings: {
                                [key: string]: unknown;
                            };
                            /** @description names of the secret settings that are stored */
                            stored_secrets: string[];
                            state: "new" | "ok" | "error";
                            /** @description what is wrong with it now, in plain words */
                            last_error: string | null;
                            /** Format: date-time */
                            last_checked_at: string | null;
                            /** @description what a web page names this account by */
                            public_key: string | null;
                            /** Format: date-time */
                            created_at: string;
                            /** Format: date-time */
                            updated_at: string;
                        };
                    };
                };
            };
        };
        trace?: never;
    };
    "/api/channel-accounts/{id}/inbound-token": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Make a token for handing raw mail over by HTTP; shown once */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            token: string;
                            url: string;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/channel-accounts/test": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Try settings out, step by step, before they are stored */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        channel: string;
                        settings: {
                            [key: string]: unknown;
                        };
                        /** Format: uuid */
                        id?: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            ok: boolean;
                            steps: {
                                name: string;
                                ok: boolean;
                                says: string;
                            }[];
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/inbound": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: {
                    state?: "new" | "understood" | "ignored" | "failed" | "erased";
                    after?: string;
                    limit?: number;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                id: string;
                                account_id: string;
                                account_name: string;
                                channel: string;
                                external_id: string;
                                state: string;
                                attempts: number;
                                /** @description why it failed, or why it was left out */
                                error: string | null;
                                /** @description bytes */
                                size: number;
                                /** Format: date-time */
                                received_at: string;
                                /** Format: date-time */
                                next_try_at: string | null;
                            }[];
                            next: string | null;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/inbound/{id}/raw": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Exactly what came in */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/inbound/{id}/replay": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @enum {boolean} */
                            ok: true;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/inbound/email/{account_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Hand over one raw mail (MIME); answered once it is stored */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    account_id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                            stored: boolean;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/chat/{key}/config": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    key: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            name: string;
                            greeting: string | null;
                            colour: string;
                            ask_email: boolean;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/chat/{key}/sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    key: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        anonymous_id?: string;
                        page?: string;
                        /** @description 32 random bytes in base64url, kept by the browser: the same secret opens the same session. */
                        secret?: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            session_id: string;
                            token: string;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/chat/{key}/identity": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    key: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        email: string;
                        name?: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @enum {boolean} */
                            ok: true;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/chat/{key}/messages": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query: {
                    after: number;
                };
                header?: never;
                path: {
                    key: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                seq: number;
                                direction: "in" | "out";
                                text: string;
                                author_name: string | null;
                                client_id: string | null;
                                /** Format: date-time */
                                at: string;
                            }[];
                            next: string | null;
                        };
                    };
                };
            };
        };
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    key: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        client_id: string;
                        text: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            seq: number;
                            direction: "in" | "out";
                            text: string;
                            author_name: string | null;
                            client_id: string | null;
                            /** Format: date-time */
                            at: string;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/chat/{key}/stream": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query: {
                    after: number;
                };
                header?: never;
                path: {
                    key: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/cases": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List cases, what happened last first */
        get: {
            parameters: {
                query?: {
                    view?: "mine" | "unassigned" | "open" | "waiting" | "resolved" | "all";
                    /** @description A number, or words of subject, messages, names, addresses */
                    q?: string;
                    customer_id?: string;
                    after?: string;
                    limit?: number;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                /** Format: uuid */
                                id: string;
                                /** @description What people call it by */
                                number: number;
                                subject: string;
                                state: "open" | "waiting" | "resolved";
                                assignee: {
                                    /** Format: uuid */
                                    id: string;
                                    name: string;
                                } | null;
                                customer: {
                                    /** Format: uuid */
                                    id: string;
                                    display_name: string;
                                };
                                /** @description In the order of first use */
                                channels: string[];
                                last_message: {
                                    direction: "in" | "out";
                                    preview: string;
                                    channel: string;
                                    /** Format: date-time */
                                    at: string;
                                } | null;
                                waiting_since: string | null;
                                /** Format: date-time */
                                created_at: string;
                                /** Format: date-time */
                                updated_at: string;
                                /** @description For If-Match */
                                version: number;
                            }[];
                            next: string | null;
                            /** @description Counted up to 10000: there it means "or more" */
                            counts: {
                                mine: number;
                                unassigned: number;
                                open: number;
                                waiting: number;
                            };
                        };
                    };
                };
            };
        };
        put?: never;
        /** Open a case by hand */
        post: {
            parameters: {
                query?: never;
                header?: {
                    "idempotency-key"?: string;
                };
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** Format: uuid */
                        customer_id: string;
                        subject: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: uuid */
                            id: string;
                            /** @description What people call it by */
                            number: number;
                            subject: string;
                            state: "open" | "waiting" | "resolved";
                            assignee: {
                                /** Format: uuid */
                                id: string;
                                name: string;
                            } | null;
                            customer: {
                                /** Format: uuid */
                                id: string;
                                display_name: string;
                            };
                            /** @description In the order of first use */
                            channels: string[];
                            last_message: {
                                direction: "in" | "out";
                                preview: string;
                                channel: string;
                                /** Format: date-time */
                                at: string;
                            } | null;
                            waiting_since: string | null;
                            /** Format: date-time */
                            created_at: string;
                            /** Format: date-time */
                            updated_at: string;
                            /** @description For If-Match */
                            version: number;
                        };
                    };
                };
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: uuid */
                            id: string;
                            /** @description What people call it by */
                            number: number;
                            subject: string;
                            state: "open" | "waiting" | "resolved";
                            assignee: {
                                /** Format: uuid */
                                id: string;
                                name: string;
                            } | null;
                            customer: {
                                /** Format: uuid */
                                id: string;
                                display_name: string;
                            };
                            /** @description In the order of first use */
                            channels: string[];
                            last_message: {
                                direction: "in" | "out";
                                preview: string;
                                channel: string;
                                /** Format: date-time */
                                at: string;
                            } | null;
                            waiting_since: string | null;
                            /** Format: date-time */
                            created_at: string;
                            /** Format: date-time */
                            updated_at: string;
                            /** @description For If-Match */
                            version: number;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/cases/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A case: its threads, its story so far, and how the customer can be answered */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: uuid */
                            id: string;
                            /** @description What people call it by */
                            number: number;
                            subject: string;
                            state: "open" | "waiting" | "resolved";
                            assignee: {
                                /** Format: uuid */
                                id: string;
                                name: string;
                            } | null;
                            customer: {
                                /** Format: uuid */
                                id: string;
                                display_name: string;
                            };
                            /** @description In the order of first use */
                            channels: string[];
                            last_message: {
                                direction: "in" | "out";
                                preview: string;
                                channel: string;
                                /** Format: date-time */
                                at: string;
                            } | null;
                            waiting_since: string | null;
                            /** Format: date-time */
                            created_at: string;
                            /** Format: date-time */
                            updated_at: string;
                            /** @description For If-Match */
                            version: number;
                            threads: {
                                /** Format: uuid */
                                id: string;
                                channel: string;
                                /** Format: uuid */
                                account_id: string;
                                address: string | null;
                                subject: string | null;
                            }[];
                            story: {
                                text: string;
                                /** Format: uuid */
                                interaction_id: string;
                                /** Format: date-time */
                                occurred_at: string;
                                kind: string;
                            }[];
                            reply_options: {
                                key: string;
                                channel: string;
                                /** Format: uuid */
                                account_id: string;
                                account_name: string;
                                thread_id: string | null;
                                address: string | null;
                                /** @description False: nobody has proved that the address is the customer’s */
                                verified: boolean;
                                suggested: boolean;
                                /** @description What can be said this way */
                                capabilities: {
                                    subject: boolean;
                                    html: boolean;
                                    attachments: boolean;
                                    max_length: number | null;
                                };
                            }[];
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Change state, assignee or subject of the version named in If-Match */
        patch: {
            parameters: {
                query?: never;
                header?: {
                    "if-match"?: string;
                };
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        state?: "open" | "waiting" | "resolved";
                        assignee_id?: string | null;
                        subject?: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: uuid */
                            id: string;
                            /** @description What people call it by */
                            number: number;
                            subject: string;
                            state: "open" | "waiting" | "resolved";
                            assignee: {
                                /** Format: uuid */
                                id: string;
                                name: string;
                            } | null;
                            customer: {
                                /** Format: uuid */
                                id: string;
                                display_name: string;
                            };
                            /** @description In the order of first use */
                            channels: string[];
                            last_message: {
                                direction: "in" | "out";
                                preview: string;
                                channel: string;
                                /** Format: date-time */
                                at: string;
                            } | null;
                            waiting_since: string | null;
                            /** Format: date-time */
                            created_at: string;
                            /** Format: date-time */
                            updated_at: string;
                            /** @description For If-Match */
                            version: number;
                        };
                    };
                };
            };
        };
        trace?: never;
    };
    "/api/cases/{id}/messages": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What was said in a case, the latest page first */
        get: {
            parameters: {
                query?: {
                    before?: string;
                    limit?: number;
                };
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @description Oldest first within the page */
                            items: {
                                /** Format: uuid */
                                id: string;
                                thread_id: string | null;
                                channel: string | null;
                                direction: "in" | "out" | "note";
                                author: {
                                    kind: string;
                                    id: string | null;
                                    name: string;
                                };
                                /** @description An out-of-office, or a mail that came back */
                                automatic: boolean;
                                subject: string | null;
                                /** @description What is new in it */
                                text: string;
                                whole_text: string | null;
                                html_url: string | null;
                                attachments: {
                                    /** Format: uuid */
                                    id: string;
                                    name: string;
                                    type: string;
                                    size: number;
                                    url: string;
                                }[];
                                /** Format: date-time */
                                at: string;
                                delivery: {
                                    /** Format: uuid */
                                    id: string;
                                    state: string;
                                    error: string | null;
                                    /** Format: date-time */
                                    at: string;
                                } | null;
                            }[];
                            next: string | null;
                        };
                    };
                };
            };
        };
        put?: never;
        /** Answer the customer, by one of the reply options of the case */
        post: {
            parameters: {
                query?: never;
                header?: {
                    "idempotency-key"?: string;
                };
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        text: string;
                        /** @description The `key` of one of the reply options */
                        reply_option: string;
                        subject?: string;
                        file_ids?: string[];
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: uuid */
                            id: string;
                            thread_id: string | null;
                            channel: string | null;
                            direction: "in" | "out" | "note";
                            author: {
                                kind: string;
                                id: string | null;
                                name: string;
                            };
                            /** @description An out-of-office, or a mail that came back */
                            automatic: boolean;
                            subject: string | null;
                            /** @description What is new in it */
                            text: string;
                            whole_text: string | null;
                            html_url: string | null;
                            attachments: {
                                /** Format: uuid */
                                id: string;
                                name: string;
                                type: string;
                                size: number;
                                url: string;
                            }[];
                            /** Format: date-time */
                            at: string;
                            delivery: {
                                /** Format: uuid */
                                id: string;
                                state: string;
                                error: string | null;
                                /** Format: date-time */
                                at: string;
                            } | null;
                        };
                    };
                };
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: uuid */
                            id: string;
                            thread_id: string | null;
                            channel: string | null;
                            direction: "in" | "out" | "note";
                            author: {
                                kind: string;
                                id: string | null;
                                name: string;
                            };
                            /** @description An out-of-office, or a mail that came back */
                            automatic: boolean;
                            subject: string | null;
                            /** @description What is new in it */
                            text: string;
                            whole_text: string | null;
                            html_url: string | null;
                            attachments: {
                                /** Format: uuid */
                                id: string;
                                name: string;
                                type: string;
                                size: number;
                                url: string;
                            }[];
                            /** Format: date-time */
                            at: string;
                            delivery: {
                                /** Format: uuid */
                                id: string;
                                state: string;
                                error: string | null;
                                /** Format: date-time */
                                at: string;
                            } | null;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/cases/{id}/notes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Write a note that only the team sees */
        post: {
            parameters: {
                query?: never;
                header?: {
                    "idempotency-key"?: string;
                };
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        text: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: uuid */
                            id: string;
                            thread_id: string | null;
                            channel: string | null;
                            direction: "in" | "out" | "note";
                            author: {
                                kind: string;
                                id: string | null;
                                name: string;
                            };
                            /** @description An out-of-office, or a mail that came back */
                            automatic: boolean;
                            subject: string | null;
                            /** @description What is new in it */
                            text: string;
                            whole_text: string | null;
                            html_url: string | null;
                            attachments: {
                                /** Format: uuid */
                                id: string;
                                name: string;
                                type: string;
                                size: number;
                                url: string;
                            }[];
                            /** Format: date-time */
                            at: string;
                            delivery: {
                                /** Format: uuid */
                                id: string;
                                state: string;
                                error: string | null;
                                /** Format: date-time */
                                at: string;
                            } | null;
                        };
                    };
                };
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: uuid */
                            id: string;
                            thread_id: string | null;
                            channel: string | null;
                            direction: "in" | "out" | "note";
                            author: {
                                kind: string;
                                id: string | null;
                                name: string;
                            };
                            /** @description An out-of-office, or a mail that came back */
                            automatic: boolean;
                            subject: string | null;
                            /** @description What is new in it */
                            text: string;
                            whole_text: string | null;
                            html_url: string | null;
                            attachments: {
                                /** Format: uuid */
                                id: string;
                                name: string;
                                type: string;
                                size: number;
                                url: string;
                            }[];
                            /** Format: date-time */
                            at: string;
                            delivery: {
                                /** Format: uuid */
                                id: string;
                                state: string;
                                error: string | null;
                                /** Format: date-time */
                                at: string;
                            } | null;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/messages/{id}/html": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The HTML of a message as a page for a frame; remote images load with images=1 */
        get: {
            parameters: {
                query?: {
                    images?: "0" | "1";
                };
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/deliveries/{id}/retry": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Send once more what could not be sent */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: uuid */
                            id: string;
                            case_id: string | null;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/sources": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query: {
                    after?: string;
                    limit: number;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                id: string;
                                name: string;
                                /** @description Events a second with each public key, for each process; ten times as many at once. Null: without end. */
                                public_events_per_s: number | null;
                                /** @description Events a second with each secret key, for each process; ten times as many at once. Null: without end. */
                                secret_events_per_s: number | null;
                                /** @description Events a second from each address with a public key, for each process; ten times as many at once. Null: without end. */
                                address_events_per_s: number | null;
                                /** Format: date-time */
                                created_at: string;
                                keys: {
                                    id: string;
                                    /** @description public: stands in web pages; what it sends is only a claim. secret: stays on your servers; what it sends is believed. */
                                    kind: "public" | "secret";
                                    /** @description The key of a public one; secrets are shown once. */
                                    key: string | null;
                                    /** @description Enough of the key to tell it from others. */
                                    preview: string;
                                    /** Format: date-time */
                                    created_at: string;
                                    revoked_at: string | null;
                                    /** @description Known some seconds later. */
                                    last_used_at: string | null;
                                }[];
                            }[];
                            next: string | null;
                        };
                    };
                };
            };
        };
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        name: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                            name: string;
                            /** @description Events a second with each public key, for each process; ten times as many at once. Null: without end. */
                            public_events_per_s: number | null;
                            /** @description Events a second with each secret key, for each process; ten times as many at once. Null: without end. */
                            secret_events_per_s: number | null;
                            /** @description Events a second from each address with a public key, for each process; ten times as many at once. Null: without end. */
                            address_events_per_s: number | null;
                            /** Format: date-time */
                            created_at: string;
                            keys: {
                                id: string;
                                /** @description public: stands in web pages; what it sends is only a claim. secret: stays on your servers; what it sends is believed. */
                                kind: "public" | "secret";
                                /** @description The key of a public one; secrets are shown once. */
                                key: string | null;
                                /** @description Enough of the key to tell it from others. */
                                preview: string;
                                /** Format: date-time */
                                created_at: string;
                                revoked_at: string | null;
                                /** @description Known some seconds later. */
                                last_used_at: string | null;
                            }[];
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/sources/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        name?: string;
                        /** @description Events a second with each public key, for each process; ten times as many at once. Null: without end. */
                        public_events_per_s?: number | null;
                        /** @description Events a second with each secret key, for each process; ten times as many at once. Null: without end. */
                        secret_events_per_s?: number | null;
                        /** @description Events a second from each address with a public key, for each process; ten times as many at once. Null: without end. */
                        address_events_per_s?: number | null;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                            name: string;
                            /** @description Events a second with each public key, for each process; ten times as many at once. Null: without end. */
                            public_events_per_s: number | null;
                            /** @description Events a second with each secret key, for each process; ten times as many at once. Null: without end. */
                            secret_events_per_s: number | null;
                            /** @description Events a second from each address with a public key, for each process; ten times as many at once. Null: without end. */
                            address_events_per_s: number | null;
                            /** Format: date-time */
                            created_at: string;
                            keys: {
                                id: string;
                                /** @description public: stands in web pages; what it sends is only a claim. secret: stays on your servers; what it sends is believed. */
                                kind: "public" | "secret";
                                /** @description The key of a public one; secrets are shown once. */
                                key: string | null;
                                /** @description Enough of the key to tell it from others. */
                                preview: string;
                                /** Format: date-time */
                                created_at: string;
                                revoked_at: string | null;
                                /** @description Known some seconds later. */
                                last_used_at: string | null;
                            }[];
                        };
                    };
                };
            };
        };
        trace?: never;
    };
    "/api/sources/{id}/keys": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @description public: stands in web pages; what it sends is only a claim. secret: stays on your servers; what it sends is believed. */
                        kind: "public" | "secret";
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                            /** @description public: stands in web pages; what it sends is only a claim. secret: stays on your servers; what it sends is believed. */
                            kind: "public" | "secret";
                            /** @description The whole key. A secret one is shown this once only. */
                            key: string;
                            preview: string;
                            /** Format: date-time */
                            created_at: string;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/source-keys/{id}/revoke": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                            /** @description public: stands in web pages; what it sends is only a claim. secret: stays on your servers; what it sends is believed. */
                            kind: "public" | "secret";
                            /** @description The key of a public one; secrets are shown once. */
                            key: string | null;
                            /** @description Enough of the key to tell it from others. */
                            preview: string;
                            /** Format: date-time */
                            created_at: string;
                            revoked_at: string | null;
                            /** @description Known some seconds later. */
                            last_used_at: string | null;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/sources/{id}/live": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: {
                    /** @description Only those that were refused. */
                    state?: "refused";
                };
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @description The newest 200 that this process took, and refused ones of every process; newest first. */
                            items: {
                                id: string;
                                /** Format: date-time */
                                at: string;
                                kind: string | null;
                                /** @description A tracked event's name, a page's or a screen's. */
                                name: string | null;
                                user_id: string | null;
                                anonymous_id: string | null;
                                state: "stored" | "refused";
                                code: string | null;
                                path: string | null;
                                detail: string | null;
                                /** @description The event as it came: its JSON, cut off after 4 KB. */
                                raw: string;
                            }[];
                            /** @description The last ten minutes in which anything came to this process, oldest first. */
                            minutes: {
                                /** Format: date-time */
                                at: string;
                                /** @description Events. */
                                stored: number;
                                /** @description Events, or requests of which nothing could be read. */
                                refused: number;
                                /** @description Requests that came too fast and were told to come again. */
                                limited: number;
                            }[];
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/identify": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /**
                             * @description What could be stored is committed.
                             * @enum {boolean}
                             */
                            success: true;
                            /** @description Only beside `refused`. */
                            stored?: number;
                            /** @description Events that can never be stored. The others are. */
                            refused?: {
                                /** @description Its place in the batch, from 0. */
                                index: number;
                                code: string;
                                /** @description The field at fault. */
                                path: string;
                                detail: string;
                            }[];
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/track": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /**
                             * @description What could be stored is committed.
                             * @enum {boolean}
                             */
                            success: true;
                            /** @description Only beside `refused`. */
                            stored?: number;
                            /** @description Events that can never be stored. The others are. */
                            refused?: {
                                /** @description Its place in the batch, from 0. */
                                index: number;
                                code: string;
                                /** @description The field at fault. */
                                path: string;
                                detail: string;
                            }[];
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/page": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /**
                             * @description What could be stored is committed.
                             * @enum {boolean}
                             */
                            success: true;
                            /** @description Only beside `refused`. */
                            stored?: number;
                            /** @description Events that can never be stored. The others are. */
                            refused?: {
                                /** @description Its place in the batch, from 0. */
                                index: number;
                                code: string;
                                /** @description The field at fault. */
                                path: string;
                                detail: string;
                            }[];
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/screen": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /**
                             * @description What could be stored is committed.
                             * @enum {boolean}
                             */
                            success: true;
                            /** @description Only beside `refused`. */
                            stored?: number;
                            /** @description Events that can never be stored. The others are. */
                            refused?: {
                                /** @description Its place in the batch, from 0. */
                                index: number;
                                code: string;
                                /** @description The field at fault. */
                                path: string;
                                detail: string;
                            }[];
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/group": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /**
                             * @description What could be stored is committed.
                             * @enum {boolean}
                             */
                            success: true;
                            /** @description Only beside `refused`. */
                            stored?: number;
                            /** @description Events that can never be stored. The others are. */
                            refused?: {
                                /** @description Its place in the batch, from 0. */
                                index: number;
                                code: string;
                                /** @description The field at fault. */
                                path: string;
                                detail: string;
                            }[];
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/alias": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /**
                             * @description What could be stored is committed.
                             * @enum {boolean}
                             */
                            success: true;
                            /** @description Only beside `refused`. */
                            stored?: number;
                            /** @description Events that can never be stored. The others are. */
                            refused?: {
                                /** @description Its place in the batch, from 0. */
                                index: number;
                                code: string;
                                /** @description The field at fault. */
                                path: string;
                                detail: string;
                            }[];
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/batch": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /**
                             * @description What could be stored is committed.
                             * @enum {boolean}
                             */
                            success: true;
                            /** @description Only beside `refused`. */
                            stored?: number;
                            /** @description Events that can never be stored. The others are. */
                            refused?: {
                                /** @description Its place in the batch, from 0. */
                                index: number;
                                code: string;
                                /** @description The field at fault. */
                                path: string;
                                detail: string;
                            }[];
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/i": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /**
                             * @description What could be stored is committed.
                             * @enum {boolean}
                             */
                            success: true;
                            /** @description Only beside `refused`. */
                            stored?: number;
                            /** @description Events that can never be stored. The others are. */
                            refused?: {
                                /** @description Its place in the batch, from 0. */
                                index: number;
                                code: string;
                                /** @description The field at fault. */
                                path: string;
                                detail: string;
                            }[];
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/t": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /**
                             * @description What could be stored is committed.
                             * @enum {boolean}
                             */
                            success: true;
                            /** @description Only beside `refused`. */
                            stored?: number;
                            /** @description Events that can never be stored. The others are. */
                            refused?: {
                                /** @description Its place in the batch, from 0. */
                                index: number;
                                code: string;
                                /** @description The field at fault. */
                                path: string;
                                detail: string;
                            }[];
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/p": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /**
                             * @description What could be stored is committed.
                             * @enum {boolean}
                             */
                            success: true;
                            /** @description Only beside `refused`. */
                            stored?: number;
                            /** @description Events that can never be stored. The others are. */
                            refused?: {
                                /** @description Its place in the batch, from 0. */
                                index: number;
                                code: string;
                                /** @description The field at fault. */
                                path: string;
                                detail: string;
                            }[];
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/s": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /**
                             * @description What could be stored is committed.
                             * @enum {boolean}
                             */
                            success: true;
                            /** @description Only beside `refused`. */
                            stored?: number;
                            /** @description Events that can never be stored. The others are. */
                            refused?: {
                                /** @description Its place in the batch, from 0. */
                                index: number;
                                code: string;
                                /** @description The field at fault. */
                                path: string;
                                detail: string;
                            }[];
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/g": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /**
                             * @description What could be stored is committed.
                             * @enum {boolean}
                             */
                            success: true;
                            /** @description Only beside `refused`. */
                            stored?: number;
                            /** @description Events that can never be stored. The others are. */
                            refused?: {
                                /** @description Its place in the batch, from 0. */
                                index: number;
                                code: string;
                                /** @description The field at fault. */
                                path: string;
                                detail: string;
                            }[];
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/a": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /**
                             * @description What could be stored is committed.
                             * @enum {boolean}
                             */
                            success: true;
                            /** @description Only beside `refused`. */
                            stored?: number;
                            /** @description Events that can never be stored. The others are. */
                            refused?: {
                                /** @description Its place in the batch, from 0. */
                                index: number;
                                code: string;
                                /** @description The field at fault. */
                                path: string;
                                detail: string;
                            }[];
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/b": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /**
                             * @description What could be stored is committed.
                             * @enum {boolean}
                             */
                            success: true;
                            /** @description Only beside `refused`. */
                            stored?: number;
                            /** @description Events that can never be stored. The others are. */
                            refused?: {
                                /** @description Its place in the batch, from 0. */
                                index: number;
                                code: string;
                                /** @description The field at fault. */
                                path: string;
                                detail: string;
                            }[];
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/m": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @enum {boolean} */
                            success: true;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/projects/{write_key}/settings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    write_key: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            [key: string]: unknown;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/today": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What arrived today, what needs a decision, and what is mine */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: date-time */
                            at: string;
                            /** @description The company’s: in it days begin and end */
                            time_zone: string;
                            arrived: {
                                /** @enum {string} */
                                kind: "customers" | "messages" | "cases";
                                /** @description Today so far; 10000 means "or more" */
                                count: number;
                                /** @description On the same weekday of last week, up to the same time */
                                before: number;
                            }[];
                            /** @description Null for who may not see sources */
                            sources: {
                                /** Format: uuid */
                                id: string;
                                name: string;
                                /** @description To the minute */
                                last_event_at: string | null;
                                /** @description Events of today that could not be stored; 1000 means "or more" */
                                refused: number;
                            }[] | null;
                            /** @description Only what there is any of */
                            decisions: {
                                /** @enum {string} */
                                kind: "waiting_long" | "unassigned" | "failed_deliveries" | "account_trouble" | "failed_inbound" | "parked" | "suggestions" | "erasures" | "invitations";
                                /** @description 10000 means "or more" */
                                count: number;
                                /** @description Of the oldest of them */
                                since: string | null;
                                /** @description The first few, where they have names: cases, accounts */
                                things: {
                                    /** Format: uuid */
                                    id: string;
                                    name: string;
                                    kind: string | null;
                                }[];
                            }[];
                            /** @description Null for who does not read cases */
                            mine: {
                                /** @description Not resolved; 10000 means "or more" */
                                count: number;
                                /** @description Who waits longest stands first */
                                items: {
                                    /** Format: uuid */
                                    id: string;
                                    number: number;
                                    subject: string;
                                    state: "open" | "waiting";
                                    customer: {
                                        /** Format: uuid */
                                        id: string;
                                        display_name: string;
                                    };
                                    channel: string | null;
                                    waiting_since: string | null;
                                    /** Format: date-time */
                                    last_message_at: string;
                                }[];
                            } | null;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/customers/{id}/erasure-preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What would go if this customer were erased */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: uuid */
                            customer_id: string;
                            /** @description What has to be typed. */
                            confirm: string;
                            /** @description Kind of thing -> how many would go. */
                            counts: {
                                [key: string]: number;
                            };
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/customers/{id}/erase": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Erase a customer everywhere, for good */
        post: {
            parameters: {
                query?: never;
                header?: {
                    "idempotency-key"?: string;
                };
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @description What the customer is called, as the preview says it: typed, so that nobody is erased by a slip. */
                        confirm: string;
                        /** @description wish: the customer asked for it. law: a duty to delete. mistake: should never have been here. test: was never a person. A choice and no free text, so that the proof holds nothing personal. */
                        reason: "wish" | "law" | "mistake" | "test";
                        /**
                         * @description Refuses events and lists under these identities for good. What the person writes themselves (a mail, a chat) begins anew all the same.
                         * @default false
                         */
                        keep_out?: boolean;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: uuid */
                            id: string;
                            /** @description 1, 2, 3 ... in the order in which they were committed. */
                            number: number;
                            /** Format: date-time */
                            at: string;
                            /** Format: uuid */
                            customer_id: string;
                            /** Format: uuid */
                            erased_by: string;
                            erased_by_name: string | null;
                            /** @description wish: the customer asked for it. law: a duty to delete. mistake: should never have been here. test: was never a person. A choice and no free text, so that the proof holds nothing personal. */
                            reason: "wish" | "law" | "mistake" | "test";
                            keep_out: boolean;
                            /** @description running: nobody finds the customer any more, and what they left is being deleted. */
                            state: "running" | "done";
                            finished_at: string | null;
                            /** @description Kind of thing -> how many are gone. */
                            counts: {
                                [key: string]: number;
                            };
                            /** @description Kind of thing -> how many came in later and were not taken. */
                            dropped: {
                                [key: string]: number;
                            };
                            last_dropped_at: string | null;
                            /** @description False when SECRET is another one than at the erasure: what comes in later is then not recognised. */
                            recognised: boolean;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/erasures": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: {
                    after?: string;
                    limit?: number;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                /** Format: uuid */
                                id: string;
                                /** @description 1, 2, 3 ... in the order in which they were committed. */
                                number: number;
                                /** Format: date-time */
                                at: string;
                                /** Format: uuid */
                                customer_id: string;
                                /** Format: uuid */
                                erased_by: string;
                                erased_by_name: string | null;
                                /** @description wish: the customer asked for it. law: a duty to delete. mistake: should never have been here. test: was never a person. A choice and no free text, so that the proof holds nothing personal. */
                                reason: "wish" | "law" | "mistake" | "test";
                                keep_out: boolean;
                                /** @description running: nobody finds the customer any more, and what they left is being deleted. */
                                state: "running" | "done";
                                finished_at: string | null;
                                /** @description Kind of thing -> how many are gone. */
                                counts: {
                                    [key: string]: number;
                                };
                                /** @description Kind of thing -> how many came in later and were not taken. */
                                dropped: {
                                    [key: string]: number;
                                };
                                last_dropped_at: string | null;
                                /** @description False when SECRET is another one than at the erasure: what comes in later is then not recognised. */
                                recognised: boolean;
                            }[];
                            next: string | null;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/erasures/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: uuid */
                            id: string;
                            /** @description 1, 2, 3 ... in the order in which they were committed. */
                            number: number;
                            /** Format: date-time */
                            at: string;
                            /** Format: uuid */
                            customer_id: string;
                            /** Format: uuid */
                            erased_by: string;
                            erased_by_name: string | null;
                            /** @description wish: the customer asked for it. law: a duty to delete. mistake: should never have been here. test: was never a person. A choice and no free text, so that the proof holds nothing personal. */
                            reason: "wish" | "law" | "mistake" | "test";
                            keep_out: boolean;
                            /** @description running: nobody finds the customer any more, and what they left is being deleted. */
                            state: "running" | "done";
                            finished_at: string | null;
                            /** @description Kind of thing -> how many are gone. */
                            counts: {
                                [key: string]: number;
                            };
                            /** @description Kind of thing -> how many came in later and were not taken. */
                            dropped: {
                                [key: string]: number;
                            };
                            last_dropped_at: string | null;
                            /** @description False when SECRET is another one than at the erasure: what comes in later is then not recognised. */
                            recognised: boolean;
                            /** @description Every id the customer had: one, and those merged into it. */
                            customer_ids: string[];
                            /** @description HMAC-SHA-256 of each identity, in hex, under a key drawn from SECRET. */
                            identities: {
                                kind: string;
                                hash: string;
                            }[];
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/erasures/{id}/proof.json": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The proof of an erasure, as a file */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: never;
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export type operations = Record<string, never>;
